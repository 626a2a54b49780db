package org.acuerdo.kit.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.acuerdo.kit.id.Ids;

/** The request's id and trace, taken over where they are well formed, else made. */
@RequestScoped
public class RequestId {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private String id;
    private String traceparent;

    void take(String requestId, String trace) {
        id = requestId != null && ID.matcher(requestId).matches() ? requestId : null;
        traceparent = trace != null && TRACE.matcher(trace).matches() ? trace : null;
    }

    /** For work that no request started: a message's id and trace. */
    public void follow(String requestId, String trace) {
        take(requestId, trace);
    }

    public String value() {
        if (id == null) {
            id = Ids.next().toString();
        }
        return id;
    }

    /** W3C trace context. */
    public String traceparent() {
        if (traceparent == null) {
            String hex = Ids.next().toString().replace("-", "");
            traceparent = "00-" + hex + "-" + hex.substring(16) + "-01";
        }
        return traceparent;
    }
}
