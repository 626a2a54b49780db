package org.acuerdo.flights.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.imports.rules.Header;
import org.acuerdo.flights.imports.rules.RowRules;
import org.acuerdo.flights.statistics.Releases;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.Sql;
import org.jboss.logging.Logger;

/**
 * Takes files of past flights. A file is read as it comes, a batch of rows is committed while the next is read; whatever
 * breaks, rows that were taken stay and are known when the file comes again.
 */
@ApplicationScoped
class ImportService {
    static final String AGGREGATE = "flight-import";

    /** Rows of one transaction. */
    private static final int BATCH = 2_000;

    /** A body may pause for a minute; a run that stood still for longer has no service any more. */
    private static final int STUCK_SECONDS = 180;

    @Inject
    ImportRepository repository;

    @Inject
    Releases releases;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    AcuerdoClock clock;

    /**
     * Takes a file.
     *
     * @param key of a retry; null: none
     * @throws ProblemException 400 where the header is none or the body ends early; 409 ID_REUSED where the key was used for
     *     another body, under another agreement or for something else
     */
    ImportRun take(InputStream body, AgreementSnapshot agreement, Actor actor, String key) throws IOException {
        MessageDigest digest = sha256();
        InputStream in = new DigestInputStream(body, digest);
        if (key != null) {
            Optional<ImportRun> first = first(in, digest, agreement, actor, key);
            if (first.isPresent()) {
                return first.get();
            }
        }
        CsvLines lines = new CsvLines(in);
        Header header = header(lines);
        Instant now = now();
        ImportRun run = begin(agreement, actor, key, now);
        Progress progress = new Progress(run, agreement, actor, now);
        RowStaging staging = new RowStaging(
                run.id(),
                agreement,
                new RowRules(agreement.receivingState(), ZoneId.of(agreement.zone()), now),
                header,
                audit.contents(now.toString(), "IMPORTED", actor));
        try {
            List<StagedRow> batch = new ArrayList<>(BATCH);
            for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
                batch.add(staging.stage(line));
                if (batch.size() == BATCH) {
                    progress.write(batch);
                    batch = new ArrayList<>(BATCH);
                }
            }
            progress.write(batch);
            progress.settle();
        } catch (IOException | RuntimeException broken) {
            progress.breakOff();
            throw broken;
        }
        return end(progress.run, ImportRun.DONE, HexFormat.of().formatHex(digest.digest()), agreement, actor, key);
    }

    /** The answer that the same body had under this key and agreement. */
    private Optional<ImportRun> first(
            InputStream in, MessageDigest digest, AgreementSnapshot agreement, Actor actor, String key)
            throws IOException {
        Optional<ImportRepository.Kept> kept = QuarkusTransaction.requiringNew().call(() -> {
            if (repository.usedElsewhere(actor.subject(), key)) {
                throw reused();
            }
            return repository.byKey(actor.subject(), key);
        });
        kept = kept.filter(k -> !k.run().state().equals(ImportRun.BROKEN_OFF));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (!kept.get().run().agreementId().equals(agreement.id())) {
            throw reused();
        }
        in.transferTo(OutputStream.nullOutputStream());
        if (kept.get().run().state().equals(ImportRun.RUNNING)) {
            throw stillRunning();
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(kept.get().hash())) {
            throw reused();
        }
        return kept.map(ImportRepository.Kept::run);
    }

    private static ProblemException reused() {
        return ProblemException.conflict(
                "ID_REUSED", "This Idempotency-Key was used for another request. Take a fresh key.");
    }

    private static ProblemException stillRunning() {
        return ProblemException.notYet("STILL_RUNNING", "An import with this Idempotency-Key is still running.", 2);
    }

    private static Header header(CsvLines lines) throws IOException {
        CsvLines.Line line = lines.next();
        List<String> titles = line == null || line.text() == null
                ? List.of()
                : new CsvRow().values(line.text()).orElse(List.of());
        List<Violation> broken = Header.broken(titles);
        if (!broken.isEmpty()) {
            throw ProblemException.malformed(broken);
        }
        return Header.of(titles);
    }

    private ImportRun begin(AgreementSnapshot agreement, Actor actor, String key, Instant now) {
        ImportRun run = new ImportRun(Ids.next(), agreement.id(), ImportRun.RUNNING, now, null, 0, 0, 0, 0, 0, 0, 1);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (key != null) {
                    repository.freeKey(actor.subject(), key);
                }
                releases.keepOut(run.agreementId());
                repository.begin(run, actor, key);
                audit.record(AGGREGATE, run.id(), "STARTED", actor, null, run);
            });
        } catch (Sql.Failure race) {
            if (race.duplicate()) {
                throw stillRunning();
            }
            throw race;
        }
        return run;
    }

    /** @param key of a retry, which is used up where the import is done; null: none */
    private ImportRun end(
            ImportRun run, String state, String hash, AgreementSnapshot agreement, Actor actor, String key) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ImportRun ended = new ImportRun(
                    run.id(),
                    run.agreementId(),
                    state,
                    run.startedAt(),
                    now(),
                    run.rowsRead(),
                    run.taken(),
                    run.flights(),
                    run.totals(),
                    run.known(),
                    run.refused(),
                    run.version() + 1);
            if (repository.update(ended, hash)) {
                if (key != null) {
                    repository.useKey(ended, actor.subject(), key);
                }
                audit.record(
                        AGGREGATE,
                        run.id(),
                        state.equals(ImportRun.DONE) ? "ENDED" : "BROKEN_OFF",
                        actor,
                        run,
                        hash == null ? ended : Map.of("import", ended, "sha256", hash));
                outbox.add(new OutboxMessage(
                        Topics.FLIGHTS,
                        run.id().toString(),
                        MessageTypes.IMPORT_ENDED,
                        run.id().toString(),
                        ended.version(),
                        run.agreementId().toString(),
                        agreement.sendingState(),
                        agreement.receivingState(),
                        ended.event(now())));
            }
            return ended;
        });
    }

    /** Runs whose service went down; what they took stays. */
    @Scheduled(every = "60s", delayed = "5s")
    void breakOffStuck() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (ImportRun run : repository.stuck(STUCK_SECONDS)) {
                repository.update(
                        new ImportRun(
                                run.id(),
                                run.agreementId(),
                                ImportRun.BROKEN_OFF,
                                run.startedAt(),
                                now(),
                                run.rowsRead(),
                                run.taken(),
                                run.flights(),
                                run.totals(),
                                run.known(),
                                run.refused(),
                                run.version() + 1),
                        null);
                audit.record(AGGREGATE, run.id(), "BROKEN_OFF", null, run, null);
            }
        });
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How far a run has come. One batch is written while the next is read, never more. */
    private final class Progress {
        private final AgreementSnapshot agreement;
        private final Actor actor;
        private final Instant now;
        private volatile ImportRun run;
        private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

        Progress(ImportRun run, AgreementSnapshot agreement, Actor actor, Instant now) {
            this.run = run;
            this.agreement = agreement;
            this.actor = actor;
            this.now = now;
        }

        void write(List<StagedRow> rows) {
            settle();
            if (!rows.isEmpty()) {
                writing = CompletableFuture.runAsync(
                        () -> QuarkusTransaction.requiringNew().run(() -> commit(rows)),
                        Infrastructure.getDefaultWorkerPool());
            }
        }

        private void commit(List<StagedRow> rows) {
            ImportRepository.Taken taken = repository.take(
                    run,
                    new ImportRepository.Parties(agreement.sendingState(), agreement.receivingState()),
                    actor,
                    now,
                    rows);
            long refused = rows.stream().filter(r -> r.violations() != null).count();
            ImportRun after = new ImportRun(
                    run.id(),
                    run.agreementId(),
                    run.state(),
                    run.startedAt(),
                    null,
                    run.rowsRead() + rows.size(),
                    run.taken() + taken.flights() + taken.totals(),
                    run.flights() + taken.flights(),
                    run.totals() + taken.totals(),
                    run.known() + rows.size() - refused - taken.flights() - taken.totals(),
                    run.refused() + refused,
                    run.version());
            if (!repository.update(after, null)) {
                throw ProblemException.conflict("WRONG_STATE", "This import was taken for broken off. Send it again.");
            }
            run = after;
        }

        /** Waits until what was handed over is committed. */
        void settle() {
            try {
                writing.join();
            } catch (CompletionException e) {
                writing = CompletableFuture.completedFuture(null);
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }

        void breakOff() {
            try {
                writing.handle((done, failed) -> null).join();
                end(run, ImportRun.BROKEN_OFF, null, agreement, actor, null);
            } catch (RuntimeException alsoDown) {
                // the sweep finds it once the database is back
                Logger.getLogger(ImportService.class)
                        .warnf("import %s broken off, not yet written down: %s", run.id(), alsoDown.getMessage());
            }
        }
    }
}
