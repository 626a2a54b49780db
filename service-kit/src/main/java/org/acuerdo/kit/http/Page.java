package org.acuerdo.kit.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.acuerdo.kit.json.Json;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; null on the last
 */
@RegisterForReflection
public record Page<T>(List<T> items, String next) {

    /** @param upToOneMore the page's items and, if there are more, one more */
    public static <T> Page<T> of(List<T> upToOneMore, PageRequest request, Function<T, String> key) {
        if (upToOneMore.size() <= request.limit()) {
            return new Page<>(upToOneMore, null);
        }
        List<T> items = upToOneMore.subList(0, request.limit());
        String last = key.apply(items.get(items.size() - 1));
        return new Page<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The answer, with a {@code Link} to the next page. */
    public Response response(UriInfo uri) {
        Response.ResponseBuilder builder = Response.ok(Json.write(this), MediaType.APPLICATION_JSON_TYPE);
        if (next != null) {
            UriBuilder link = UriBuilder.fromPath(uri.getPath());
            uri.getQueryParameters().forEach((name, values) -> {
                if (!name.equals("cursor")) {
                    link.queryParam(name, values.toArray());
                }
            });
            builder.header("Link", "<" + link.queryParam("cursor", next).build() + ">; rel=\"next\"");
        }
        return builder.build();
    }
}
