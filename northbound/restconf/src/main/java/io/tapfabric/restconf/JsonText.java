package io.tapfabric.restconf;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/**
 * A body as JSON text (RFC 8259), strictly: one document in UTF-8, nothing behind it, no member twice in an object, not
 * too deep. The server's parser is lenient, and stores what it makes of comments, bare words or half a character.
 */
final class JsonText {
    /** Of objects and arrays within each other; our models need less than a dozen. */
    static final int MAX_DEPTH = 64;

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");
    private static final String GSON_ADVICE = "Use JsonReader.setLenient(true) to accept malformed JSON";

    private final Deque<Set<String>> open = new ArrayDeque<>();
    private final JsonReader in;

    private JsonText(final JsonReader in) {
        this.in = in;
    }

    /**
     * Reads a body.
     *
     * @throws RuntimeException a {@link Refusal}, if it is no such text
     */
    static String of(final byte[] body) {
        final var text = decoded(body);
        try (var in = new JsonReader(new StringReader(text))) {
            new JsonText(in).read();
            return text;
        } catch (EOFException e) {
            throw Refusal.malformed(text.isBlank() ? "the body is empty: a JSON object is expected"
                : "the body is not JSON: it ends too early", e);
        } catch (IOException | NumberFormatException e) {
            throw Refusal.malformed("the body is not JSON: "
                + String.valueOf(e.getMessage()).replace(GSON_ADVICE, "unexpected text"), e);
        }
    }

    private static String decoded(final byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.malformed("the body is not JSON: it is not encoded in UTF-8", e);
        }
    }

    private void read() throws IOException {
        for (var token = in.peek(); token != JsonToken.END_DOCUMENT; token = in.peek()) {
            switch (token) {
                case BEGIN_OBJECT -> {
                    in.beginObject();
                    deeper();
                }
                case BEGIN_ARRAY -> {
                    in.beginArray();
                    deeper();
                }
                case END_OBJECT -> {
                    in.endObject();
                    open.pop();
                }
                case END_ARRAY -> {
                    in.endArray();
                    open.pop();
                }
                case NAME -> member(in.nextName());
                case BOOLEAN -> in.nextBoolean();
                case NULL -> in.nextNull();
                default -> whole(in.nextString());
            }
        }
    }

    private void deeper() {
        open.push(new HashSet<>());
        if (open.size() > MAX_DEPTH) {
            throw Refusal.of(ErrorTag.MALFORMED_MESSAGE,
                "the body is nested too deeply; allowed: " + MAX_DEPTH + " levels");
        }
    }

    private void member(final String name) {
        whole(name);
        if (!open.element().add(name)) {
            throw Refusal.of(ErrorTag.MALFORMED_MESSAGE, Refusal.twice(name), in.getPath());
        }
    }

    private void whole(final String text) {
        if (HALF_CHARACTER.matcher(text).find()) {
            throw Refusal.of(ErrorTag.MALFORMED_MESSAGE,
                "the body is not JSON: one half of a surrogate pair stands for no character", in.getPath());
        }
    }
}
