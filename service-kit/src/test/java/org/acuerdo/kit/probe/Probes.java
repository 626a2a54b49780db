package org.acuerdo.kit.probe;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;

/** The smallest service that uses all of the kit: a counter that is changed by acts and by messages. */
@Path("/probes")
public class Probes {
    public record Step(
            @com.fasterxml.jackson.annotation.JsonProperty(required = true)
            Integer by) {}

    public record State(UUID id, long version, int effects, boolean ended) {}

    @Inject
    Acts acts;

    @Inject
    EntityManager em;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Waits waits;

    @POST
    @Authenticated
    public Response create(byte[] body) {
        return acts.on(() -> caller.actor()).body(body, Step.class).perform((actor, step) -> {
            UUID id = Ids.next();
            em.createNativeQuery("insert into probe(id, version, effects) values (?1, 1, ?2)")
                    .setParameter(1, id)
                    .setParameter(2, step.by())
                    .executeUpdate();
            audit.record("probe", id, "CREATED", actor, null, find(id));
            return Answer.created("/probes/" + id, find(id)).etag(1);
        });
    }

    @POST
    @Authenticated
    @Path("{id}/steps")
    public Response step(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> visible(id))
                .body(body, Step.class)
                .mendable(p -> {
                    if (p.ended()) {
                        throw ProblemException.conflict("WRONG_STATE", "it has ended");
                    }
                })
                .ifMatch(State::version)
                .perform((p, step) -> {
                    if (step.by() < 0) {
                        throw ProblemException.rule(Violation.of("NEGATIVE", "by", "0 or more", "rule 1"));
                    }
                    State after = change(p.id(), step.by());
                    audit.record("probe", p.id(), "STEPPED", caller.actor(), p, after);
                    outbox.add(new OutboxMessage(
                            Topics.QUOTAS,
                            p.id().toString(),
                            "org.acuerdo.probe.stepped.v1",
                            p.id().toString(),
                            after.version(),
                            null,
                            "US",
                            "GT",
                            after));
                    if (step.by() == 666) {
                        throw ProblemException.conflict("LATE", "found out late: all is rolled back");
                    }
                    return Answer.ok(after).etag(after.version());
                });
    }

    @POST
    @Authenticated
    @Path("{id}/end")
    public Response end(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> visible(id)).noBody(body).ifMatch(State::version).perform((p, none) -> {
            em.createNativeQuery("update probe set ended = true where id = ?1")
                    .setParameter(1, p.id())
                    .executeUpdate();
            return Answer.ok(change(p.id(), 0)).etag(p.version() + 1);
        });
    }

    @GET
    @Authenticated
    @Path("{id}")
    public Uni<State> get(
            @PathParam("id") String id, @QueryParam("wait") String wait, @QueryParam("effects") int effects) {
        UUID uuid = Ids.parse(id).orElseThrow(ProblemException::notFound);
        return waits.until(
                id,
                Waits.parse(wait),
                () -> Optional.of(find(uuid)).filter(p -> p.effects() >= effects),
                () -> find(uuid));
    }

    private State visible(String id) {
        if (!caller.actor().has(Role.PLANNER)) {
            throw ProblemException.forbidden("planners only");
        }
        UUID uuid = Ids.parse(id).orElseThrow(ProblemException::notFound);
        em.createNativeQuery("select 1 from probe where id = ?1 for update")
                .setParameter(1, uuid)
                .getResultList();
        return find(uuid);
    }

    State change(UUID id, int by) {
        em.createNativeQuery("update probe set version = version + 1, effects = effects + ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, by)
                .executeUpdate();
        return find(id);
    }

    private State find(UUID id) {
        List<?> rows = em.createNativeQuery("select version, effects, ended from probe where id = ?1")
                .setParameter(1, id)
                .getResultList();
        if (rows.isEmpty()) {
            throw ProblemException.notFound();
        }
        Object[] row = (Object[]) rows.get(0);
        return new State(id, ((Number) row[0]).longValue(), ((Number) row[1]).intValue(), (Boolean) row[2]);
    }
}
