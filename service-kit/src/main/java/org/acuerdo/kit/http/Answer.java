package org.acuerdo.kit.http;

import org.acuerdo.kit.json.Json;

/**
 * What a change answers.
 *
 * @param location path of what was created; null otherwise
 * @param entity   written as JSON; a string is JSON already
 * @param etag     the resource's new version; null where it has none
 */
public record Answer(int status, String location, Long etag, Object entity) {

    public static Answer ok(Object entity) {
        return new Answer(200, null, null, entity);
    }

    public static Answer created(String location, Object entity) {
        return new Answer(201, location, null, entity);
    }

    /** Taken, but it waits: for the other party, or for a later part of the workflow. */
    public static Answer accepted(Object entity) {
        return new Answer(202, null, null, entity);
    }

    /** The body as it is sent. */
    String json() {
        return entity instanceof String written ? written : Json.write(entity);
    }

    public Answer etag(long version) {
        return new Answer(status, location, version, entity);
    }
}
