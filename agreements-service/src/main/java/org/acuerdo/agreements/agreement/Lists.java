package org.acuerdo.agreements.agreement;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;

/** Pages of the short lists below an agreement, which are read whole. */
public final class Lists {
    private Lists() {}

    /**
     * @param all in ascending order of their key
     * @param key unique, and ascending as text
     */
    public static <T> Response page(UriInfo uri, List<T> all, Function<T, String> key) {
        return page(uri, all, key, Function.identity());
    }

    /** As above. @param view made only of what is on the page */
    public static <T, R> Response page(UriInfo uri, List<T> all, Function<T, String> key, Function<T, R> view) {
        PageRequest page = PageRequest.of(uri);
        List<T> rest = all.stream()
                .filter(t -> page.cursor() == null || key.apply(t).compareTo(page.cursor()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rest, page, key).map(view).response(uri);
    }
}
