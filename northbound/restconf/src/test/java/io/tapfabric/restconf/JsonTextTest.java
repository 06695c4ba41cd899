package io.tapfabric.restconf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;

@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
class JsonTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", " {\"a\": [1, -2.5e3, true, null, {\"a\": \"é𝄞\"}]} \n"})
    void takesJson(final String text) {
        assertEquals(text, JsonText.of(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                     | the body is empty: a JSON object is expected",
        "`  `                   | the body is empty: a JSON object is expected",
        "{                      | the body is not JSON: it ends too early",
        "{\"a\": [1             | the body is not JSON: it ends too early",
        "not JSON               | the body is not JSON: unexpected text at line 1 column 1 path $",
        "{\"a\": 1} x           | the body is not JSON: unexpected text at line 1 column 11 path $",
        "{\"a\": 1}{\"a\": 1}   | the body is not JSON: unexpected text at line 1 column 10 path $",
        "{'a': 1}               | the body is not JSON: unexpected text at line 1 column 3 path $.",
        "{a: 1}                 | the body is not JSON: unexpected text at line 1 column 3 path $.",
        "/* c */ {}             | the body is not JSON: unexpected text at line 1 column 2 path $",
        "<taps/>                | the body is not JSON: unexpected text at line 1 column 1 path $",
        "{\"a\": 1, \"a\": 1}   | 'a' is given twice in one object",
        "{\"a\": \"\\ud800\"}   | the body is not JSON: one half of a surrogate pair stands for no character",
    })
    void refusesWhatIsNone(final String text, final String said) {
        assertEquals(said, refused(text.getBytes(UTF_8)));
    }

    @Test
    void refusesOtherEncodings() {
        assertEquals("the body is not JSON: it is not encoded in UTF-8", refused("\"é\"".getBytes(ISO_8859_1)));
    }

    @Test
    void refusesTenThousandLevels() {
        assertEquals("the body is nested too deeply; allowed: 64 levels", refused("[".repeat(10_000).getBytes(UTF_8)));
        assertEquals("the body is nested too deeply; allowed: 64 levels",
            refused("{\"a\":".repeat(10_000).getBytes(UTF_8)));
        JsonText.of(("[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH)).getBytes(UTF_8));
    }

    private static String refused(final byte[] body) {
        return assertThrows(RestconfDocumentedException.class, () -> JsonText.of(body)).getErrors().get(0)
            .getErrorMessage();
    }
}
