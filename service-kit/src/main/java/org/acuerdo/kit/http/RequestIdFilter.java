package org.acuerdo.kit.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.acuerdo.kit.time.AcuerdoClock;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the request id over, gives it back, and tells the domain's time with every answer. */
public class RequestIdFilter {

    @Inject
    RequestId requestId;

    @Inject
    AcuerdoClock clock;

    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext request) {
        requestId.take(request.getHeaderString("X-Request-Id"), request.getHeaderString("traceparent"));
        MDC.put("requestId", requestId.value());
    }

    @ServerResponseFilter
    public void give(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Request-Id", requestId.value());
        response.getHeaders().putSingle("traceparent", requestId.traceparent());
        response.getHeaders().putSingle("X-Acuerdo-Time", clock.now().toString());
        MDC.remove("requestId");
    }
}
