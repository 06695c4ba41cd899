package io.tapfabric.restconf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/**
 * Holds a YANG patch (RFC 8072) against what the server expects: it stumbles where something is missing.
 */
final class PatchCheck {
    /** The edit that changes only what it names. */
    static final String MERGE = "merge";

    private static final String PATCH = "ietf-yang-patch:yang-patch";

    /** Not {@code insert} and {@code move}: the server cannot do them, and no list of ours has an order. */
    private static final List<String> OPERATIONS = List.of("create", "delete", MERGE, "remove", "replace");

    private PatchCheck() {
    }

    /** Gets what an edit brings. */
    @FunctionalInterface
    interface Values {
        /**
         * Takes one edit.
         *
         * @param operation what is done, of RFC 8072 section 2.5
         * @param target where, relative to the address of the request
         * @param value the body for it
         */
        void take(String operation, String target, String value);
    }

    /**
     * Checks a body.
     *
     * @param json text that {@link JsonText} has found good
     * @param values gets each edit that has a value
     * @throws RuntimeException a {@link Refusal}, if it is no YANG patch
     */
    static void of(final String json, final Values values) {
        final var body = object(JsonParser.parseString(json), "the body");
        if (!body.has(PATCH)) {
            throw missing("the body", PATCH);
        }
        final var members = object(body.get(PATCH), PATCH);
        text(members, PATCH, "patch-id");
        final var edits = members.get("edit");
        if (edits == null || !edits.isJsonArray() || edits.getAsJsonArray().isEmpty()) {
            throw missing(PATCH, "edit, an array with an entry for each edit");
        }
        StreamSupport.stream(edits.getAsJsonArray().spliterator(), false)
            .map(edit -> object(edit, "edit")).forEach(edit -> check(edit, values));
    }

    private static void check(final JsonObject edit, final Values values) {
        text(edit, "edit", "edit-id");
        final var operation = text(edit, "edit", "operation");
        if (!OPERATIONS.contains(operation)) {
            throw Refusal.of(ErrorTag.INVALID_VALUE, Refusal.notAllowed("operation", Refusal.quoted(operation),
                Allowed.oneOf(OPERATIONS)));
        }
        final var target = text(edit, "edit", "target");
        if (edit.has("value")) {
            values.take(operation, target, edit.get("value").toString());
        }
    }

    private static JsonObject object(final JsonElement element, final String what) {
        if (!element.isJsonObject()) {
            throw Refusal.of(ErrorTag.INVALID_VALUE, what + " is not an object");
        }
        return element.getAsJsonObject();
    }

    private static String text(final JsonObject parent, final String what, final String name) {
        return Optional.ofNullable(parent.get(name)).filter(JsonElement::isJsonPrimitive)
            .map(JsonElement::getAsJsonPrimitive).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString)
            .orElseThrow(() -> missing(what, name + ", a string"));
    }

    private static RuntimeException missing(final String what, final String name) {
        return Refusal.of(ErrorTag.MISSING_ELEMENT, what + " has no " + name);
    }
}
