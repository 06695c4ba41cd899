package io.tapfabric.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What RESTCONF answered (RFC 8040).
 *
 * @param status the HTTP status code
 * @param body the body, empty if there was none
 */
record Reply(int status, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body as JSON; a missing node where there is none. */
    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + this, e);
        }
    }

    /** What the first error says to people: its message and its info (RFC 8040 §3.9). */
    String firstError() {
        final var error = json().at("/errors/error/0");
        return error.path("error-message").asText() + " / " + error.path("error-info").asText();
    }

    /** This reply, if it reports success. */
    Reply orFail() {
        if (status < 200 || status > 299) {
            throw new IllegalStateException(toString());
        }
        return this;
    }
}
