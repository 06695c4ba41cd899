package io.tapfabric.impl.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.stream.JsonReader;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactorySupplier;
import org.opendaylight.yangtools.yang.data.codec.gson.JsonParserStream;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.impl.schema.NormalizationResultHolder;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** Sinks as RESTCONF has them, read. */
class SinksTest {
    private static final EffectiveModelContext MODEL = BindingRuntimeHelpers.createEffectiveModel(Taps.class);

    @Test
    void appliesTheDefaultsOfACollector() {
        assertEquals(remote("192.0.2.9", new Encapsulation.Gre(Optional.empty())),
            read("'remote': {'address': '192.0.2.9', 'gre': {}}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.ErspanV1(Optional.empty(), 0)),
            read("'remote': {'address': '192.0.2.9', 'erspan-v1': {}}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.ErspanV2(Optional.empty(), false, 0)),
            read("'remote': {'address': '192.0.2.9', 'erspan-v2': {}}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.Vxlan(Optional.empty(), Optional.of(4789))),
            read("'remote': {'address': '192.0.2.9', 'vxlan': {}}"));
        assertEquals(remote("2001:db8::9", new Encapsulation.Geneve(Optional.empty(), Optional.of(6081))),
            read("'remote': {'address': '2001:DB8:0::9', 'geneve': {}}"));
    }

    @Test
    void readsAllOfACollector() {
        assertEquals(new Sink.Remote(IpAddress.find("2001:db8::9").orElseThrow(),
            new Encapsulation.Vxlan(Optional.of(16_777_215L), Optional.of(8472)),
            IpAddress.find("2001:db8::1"), 1, 63, false), read("'remote': {'address': '2001:db8::9', 'vxlan': {'vni': "
            + "16777215, 'udp-port': 8472}, 'local-address': '2001:db8::1', 'ttl': 1, 'dscp': 63, 'dont-fragment': "
            + "false}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.Gre(Optional.of(4_294_967_295L))),
            read("'remote': {'address': '192.0.2.9', 'gre': {'key': 4294967295}}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.ErspanV1(Optional.of(1023L), 1_048_575)),
            read("'remote': {'address': '192.0.2.9', 'erspan-v1': {'session-id': 1023, 'index': 1048575}}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.ErspanV2(Optional.of(0L), true, 63)),
            read("'remote': {'address': '192.0.2.9', 'erspan-v2': {'session-id': 0, 'direction': 'egress', "
                + "'hardware-id': 63}}"));
        assertEquals(remote("192.0.2.9", new Encapsulation.Geneve(Optional.of(7L), Optional.of(1))),
            read("'remote': {'address': '192.0.2.9', 'geneve': {'vni': 7, 'udp-port': 1}}"));
    }

    @Test
    void readsVlansDevicesAndGroups() {
        final var host = HostId.of("h1");
        assertEquals(new Sink.Vlan(new Sink.Nic(host, Optional.empty(), Optional.of(PortName.of("eth1"))), 900, true),
            read("'vlan': {'host': 'h1', 'interface': 'eth1', 'vlan': 900}"));
        assertEquals(new Sink.Vlan(new Sink.Nic(host, MacAddress.find("52:54:00:00:00:01"), Optional.empty()), 4094,
            false), read("'vlan': {'host': 'h1', 'mac': '52:54:00:00:00:01', 'vlan': 4094, 'tag': 'replace'}"));
        assertEquals(new Sink.Device(PortName.of("mirror0"), Optional.empty(), 1500), read("'device': {}"));
        assertEquals(new Sink.Device(PortName.of("ids"), Optional.of(host), 9000),
            read("'device': {'name': 'ids', 'host': 'h1', 'mtu': 9000}"));
        assertEquals(new Sink.Group(true, new TreeMap<>(Map.of(TapServiceId.of("a"), 1, TapServiceId.of("b"), 3))),
            read("'group': {'mode': 'spread', 'member': [{'tap-service': 'b', 'weight': 3}, {'tap-service': 'a'}]}"));
        assertEquals(new Sink.Group(false, new TreeMap<>(Map.of(TapServiceId.of("a"), 1))),
            read("'group': {'mode': 'all', 'member': [{'tap-service': 'a'}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'address': '0.0.0.0'         | address '0.0.0.0' is not allowed: it is a unicast IPv4 or IPv6 address without "
            + "a zone",
        "'address': '224.0.0.1'       | address '224.0.0.1' is not allowed: it is a unicast IPv4 or IPv6 address "
            + "without a zone",
        "'address': '255.255.255.255' | address '255.255.255.255' is not allowed: it is a unicast IPv4 or IPv6 address "
            + "without a zone",
        "'address': 'ff02::1'         | address 'ff02::1' is not allowed: it is a unicast IPv4 or IPv6 address without "
            + "a zone",
        "'address': '192.0.2.9', 'local-address': '::' | local-address '::' is not allowed: it is a unicast IPv4 or "
            + "IPv6 address without a zone",
        "'address': '192.0.2.9', 'local-address': '2001:db8::1' | local-address '2001:db8::1' is not allowed: it is an "
            + "IPv4 address, as address is",
        "'address': '2001:db8::1', 'local-address': '192.0.2.9' | local-address '192.0.2.9' is not allowed: it is an "
            + "IPv6 address, as address is"})
    void saysWhichAddressMeansNothing(final String addresses, final String said) {
        final var asked = asked("'remote': {'gre': {}, " + addresses + "}");
        assertEquals("[tap-service 's': " + said + "]", asked.unread().toString());
        assertEquals("{}", asked.services().toString());
    }

    private static Sink.Remote remote(final String address, final Encapsulation encapsulation) {
        return new Sink.Remote(IpAddress.find(address).orElseThrow(), encapsulation, Optional.empty(), 64, 0, true);
    }

    private static Sink read(final String sink) {
        return Optional.ofNullable(asked(sink).services().get(TapServiceId.of("s"))).map(TapService::sink)
            .orElseThrow();
    }

    private static Asked asked(final String sink) {
        final var result = new NormalizationResultHolder();
        try (var parser = JsonParserStream.create(ImmutableNormalizedNodeStreamWriter.from(result),
                JSONCodecFactorySupplier.RFC7951.getShared(MODEL))) {
            parser.parse(new JsonReader(new StringReader(
                ("{'tapfabric:taps': {'tap-service': [{'id': 's', 'sink': {" + sink + "}}]}}").replace('\'', '"'))));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory", e);
        }
        return new AskedReader().read((ContainerNode) result.getResult().data());
    }
}
