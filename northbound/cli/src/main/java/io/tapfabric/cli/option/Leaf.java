package io.tapfabric.cli.option;

import com.google.common.base.CharMatcher;
import com.google.common.base.Enums;
import io.tapfabric.cli.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;

/**
 * Turns the text of an option or argument into the value of a YANG leaf. What is allowed is checked by the types
 * generated from the model, but for the pattern of plain strings, which they do not check; here stands how to say it,
 * in the model's own words. RESTCONF says the same.
 *
 * @param name what the model calls it
 * @param parse makes the value, or throws {@link IllegalArgumentException}
 * @param allowed what is allowed; sentences are separated by semicolons
 */
public record Leaf<T>(String name, Function<String, T> parse, String allowed) {
    /** The longest piece of a wrong value that is repeated in a message, in characters. */
    private static final int SHOWN = 80;
    /** What YANG calls {@code \p{Cc}}. */
    private static final CharMatcher CONTROL = CharMatcher.javaIsoControl();
    private static final String ID_TEXT = "an id has 1 to 64 characters; "
        + "an id begins with a letter or digit and goes on with letters, digits, '.', '_' and '-'";
    private static final String HOST_TEXT = "a host has 1 to 255 characters; a host has no control characters";

    /** The id of a tap-service or tap-flow, as an argument. */
    public static final Leaf<Id> ID = new Leaf<>("id", Id::new, ID_TEXT);
    /** The tap-service of a tap-flow. */
    public static final Leaf<Id> TAP_ID = new Leaf<>("tap-service", Id::new, ID_TEXT);
    /** A name for people. */
    public static final Leaf<String> NAME = new Leaf<>("name",
        text -> new TapFlowBuilder().setName(without(CONTROL, text)).getName(),
        "name has at most 128 characters; name has no control characters");
    /** Free text for people. */
    public static final Leaf<String> DESCRIPTION = new Leaf<>("description",
        text -> new TapFlowBuilder().setDescription(without(CONTROL.and(CharMatcher.noneOf("\t\n")), text))
            .getDescription(), "description has at most 1024 characters; "
            + "description has no control characters but tab and newline");
    /** Which packets are copied; small letters do as well. */
    public static final Leaf<Direction> DIRECTION = new Leaf<>("direction", Leaf::direction,
        "it is IN, OUT or BOTH");
    /** A NIC's external_ids:iface-id. */
    public static final Leaf<String> IFACE_ID = new Leaf<>("iface-id",
        text -> new IfaceIdBuilder().setIfaceId(without(CONTROL, text)).build().requireIfaceId(),
        "iface-id has 1 to 255 characters; iface-id has no control characters");
    /** A NIC's external_ids:attached-mac. */
    public static final Leaf<MacAddress> MAC = new Leaf<>("mac", MacAddress::new,
        "mac has six octets in hex, joined by ':'");
    /** A host, as an option. */
    public static final Leaf<HostId> HOST = new Leaf<>("host", HostId::new, HOST_TEXT);
    /** A host, as an argument. */
    public static final Leaf<HostId> HOST_ID = new Leaf<>("id", HostId::new, HOST_TEXT);
    /** A port of that host. */
    public static final Leaf<PortName> PORT = new Leaf<>("name", PortName::new,
        "the name of a port has 1 to 64 characters; "
            + "the name of a port has neither white space nor control characters nor '/'");

    /** The value, or a failure that names the leaf, the text and what is allowed. */
    public T of(final String text) throws Failure {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(name + ' ' + shown(text) + " is not allowed: " + allowed, e);
        }
    }

    /** The value, if the option is given. */
    public Optional<T> find(final @Nullable String text) throws Failure {
        return text == null ? Optional.empty() : Optional.of(of(text));
    }

    private static String shown(final String text) {
        return text.length() <= SHOWN ? "'" + text + "'"
            : "'" + text.substring(0, SHOWN) + "…' (" + text.length() + " characters)";
    }

    private static String without(final CharMatcher forbidden, final String text) {
        if (forbidden.matchesAnyOf(text)) {
            throw new IllegalArgumentException("control characters");
        }
        return text;
    }

    private static Direction direction(final String text) {
        return Enums.getIfPresent(Direction.class, text.toUpperCase(Locale.ROOT)).toJavaUtil()
            .orElseThrow(IllegalArgumentException::new);
    }
}
