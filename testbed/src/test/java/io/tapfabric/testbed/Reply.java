package io.tapfabric.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

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

    /** The sentence of the first error (RFC 8040 §7.1); of a YANG patch, too (RFC 8072 §2.3). */
    String sentence() {
        return error().path("error-message").asText();
    }

    /** The path of the node that the first error is about; of an error in a body, where in the body it is. */
    String place() {
        return error().path("error-path").asText() + error().path("error-info").asText();
    }

    private JsonNode error() {
        return Optional.of(json().findPath("error").path(0)).filter(node -> !node.isMissingNode()).orElseThrow(
            () -> new AssertionError("no error: " + this));
    }

    /** This reply, if it reports success. */
    Reply orFail() {
        if (status < 200 || status > 299) {
            throw new IllegalStateException(toString());
        }
        return this;
    }
}
