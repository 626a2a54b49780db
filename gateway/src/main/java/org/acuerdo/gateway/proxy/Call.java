package org.acuerdo.gateway.proxy;

/**
 * One call on its way through.
 *
 * @param bodyLimit bytes that its body may have
 */
record Call(Part part, long bodyLimit) {
    /** Key in the routing context. */
    static final String KEY = "acuerdo.call";
}
