package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.RefusedException;
import java.util.List;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * One operation of a transaction, and what it serves, in words for an operator.
 */
record Step(Operation<GenericTableSchema> operation, String what) {
    /**
     * Checks the answer to a transaction (RFC 7047 §4.1.3): one result for each operation, none an error, and no
     * further one, which is how the database reports what it finds at commit.
     */
    static void check(final List<Step> steps, final List<JsonNode> results) throws LinkException {
        for (int i = 0; i < results.size(); i++) {
            final var error = results.get(i).path("error");
            if (error.isTextual()) {
                final var what = i < steps.size() ? steps.get(i).what() : "the transaction as a whole";
                throw new RefusedException(refusal(what, error.asText(), results.get(i).path("details").asText()));
            }
        }
        if (results.size() < steps.size()) {
            throw new LinkException("the database answered " + results.size() + " of " + steps.size() + " operations");
        }
    }

    private static String refusal(final String what, final String error, final String details) {
        final var why = switch (error) {
            case "timed out" -> "somebody else has changed it at the same moment";
            case "constraint violation" -> "it clashes with a row that is not ours (" + details + ")";
            default -> error + (details.isEmpty() ? "" : " (" + details + ")");
        };
        return "the database refused " + what + ": " + why + "; nothing was changed";
    }
}
