package io.tapfabric.cli.option;

import com.google.common.base.Splitter;
import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.AddressFamily;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.FilterRule;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.MacPattern;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Ports;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TcpFlag;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.VlanRange;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.InBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.rule.TcpFlags;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.rule.TcpFlagsBuilder;

/**
 * One thing that a filter's rule may ask of a packet. A new one is one more line here, and an option of the command.
 *
 * @param word the option
 * @param leaf reads the option's text
 * @param put puts the value into a rule
 * @param text what a rule says of it, as the option takes it; nothing if that is nothing
 */
record Criterion<T>(String word, Leaf<T> leaf, BiConsumer<InBuilder, T> put,
        Function<FilterRule, Optional<String>> text) {
    /** In the order in which they stand in a packet. */
    static final List<Criterion<?>> ALL = List.of(
        new Criterion<>(Word.SOURCE_MAC, RuleLeaf.MAC, InBuilder::setSourceMac,
            rule -> text(rule.getSourceMac(), MacPattern::getValue)),
        new Criterion<>(Word.DESTINATION_MAC, RuleLeaf.MAC, InBuilder::setDestinationMac,
            rule -> text(rule.getDestinationMac(), MacPattern::getValue)),
        new Criterion<>(Word.VLAN_ID, Leaf.VLANS, InBuilder::setVlan,
            rule -> texts(rule.getVlan(), VlanRange::getValue)),
        new Criterion<>(Word.ETHERTYPE, RuleLeaf.ETHERTYPE, InBuilder::setEthertype,
            rule -> text(rule.getEthertype(), type -> "0x%04x".formatted(type.intValue()))),
        new Criterion<>(Word.FAMILY, RuleLeaf.FAMILY, InBuilder::setFamily,
            rule -> text(rule.getFamily(), AddressFamily::getName).filter(Criterion::says)),
        new Criterion<>(Word.PROTOCOL, RuleLeaf.PROTOCOL, InBuilder::setProtocol,
            rule -> text(rule.getProtocol(), RuleLeaf::text).filter(Criterion::says)),
        new Criterion<>(Word.SOURCE_PREFIX, RuleLeaf.PREFIX, InBuilder::setSourcePrefix,
            rule -> text(rule.getSourcePrefix(), IpPrefix::stringValue)),
        new Criterion<>(Word.DESTINATION_PREFIX, RuleLeaf.PREFIX, InBuilder::setDestinationPrefix,
            rule -> text(rule.getDestinationPrefix(), IpPrefix::stringValue)),
        new Criterion<>(Word.DSCP, RuleLeaf.DSCP, InBuilder::setDscp,
            rule -> text(rule.getDscp(), dscp -> dscp.getValue().toString())),
        new Criterion<>(Word.SOURCE_PORT, RuleLeaf.PORTS, InBuilder::setSourcePort,
            rule -> texts(rule.getSourcePort(), Ports::getValue)),
        new Criterion<>(Word.DESTINATION_PORT, RuleLeaf.PORTS, InBuilder::setDestinationPort,
            rule -> texts(rule.getDestinationPort(), Ports::getValue)),
        new Criterion<>(Word.TCP_FLAGS_SET, RuleLeaf.TCP_FLAGS,
            (rule, flags) -> rule.setTcpFlags(flags(rule).setSet(flags).build()),
            rule -> flags(rule.getTcpFlags(), TcpFlags::getSet)),
        new Criterion<>(Word.TCP_FLAGS_UNSET, RuleLeaf.TCP_FLAGS,
            (rule, flags) -> rule.setTcpFlags(flags(rule).setUnset(flags).build()),
            rule -> flags(rule.getTcpFlags(), TcpFlags::getUnset)),
        new Criterion<>(Word.ICMP_TYPE, RuleLeaf.ICMP_TYPE, InBuilder::setIcmpType,
            rule -> text(rule.getIcmpType(), type -> type.toString())),
        new Criterion<>(Word.ICMP_CODE, RuleLeaf.ICMP_CODE, InBuilder::setIcmpCode,
            rule -> text(rule.getIcmpCode(), code -> code.toString())));

    /** Puts it into a rule, if it is given. */
    void put(final Given given, final InBuilder rule) throws Failure {
        given.find(word, leaf).ifPresent(value -> put.accept(rule, value));
    }

    private static <V> Optional<String> text(final @Nullable V value, final Function<V, String> text) {
        return Optional.ofNullable(value).map(text);
    }

    /** Whether it is not the model's default, which is there as well if nothing was given. */
    private static boolean says(final String text) {
        return !text.equals("any");
    }

    /** As people read them: the data store keeps no order. */
    private static <V> Optional<String> texts(final @Nullable Collection<V> values, final Function<V, String> text) {
        return Optional.ofNullable(values).filter(some -> !some.isEmpty()).map(some -> some.stream().map(text)
            .sorted(Comparator.comparingInt(Criterion::first)).collect(Collectors.joining(",")));
    }

    private static int first(final String range) {
        return Integer.parseInt(Splitter.on('-').split(range).iterator().next());
    }

    private static Optional<String> flags(final @Nullable TcpFlags flags,
            final Function<TcpFlags, @Nullable Set<TcpFlag>> which) {
        return Optional.ofNullable(flags).map(which).filter(some -> !some.isEmpty()).map(some -> Stream.of(
            TcpFlag.values()).filter(some::contains).map(TcpFlag::getName).collect(Collectors.joining(",")));
    }

    private static TcpFlagsBuilder flags(final InBuilder rule) {
        return Optional.ofNullable(rule.getTcpFlags()).map(TcpFlagsBuilder::new).orElseGet(TcpFlagsBuilder::new);
    }
}
