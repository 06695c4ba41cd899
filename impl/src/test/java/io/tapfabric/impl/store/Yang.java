package io.tapfabric.impl.store;

import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.SourceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.SinkBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.IfaceIdBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.PortBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/**
 * Intents as a client writes them.
 */
public final class Yang {
    private Yang() {
    }

    public static TapService service(final String id, final By sink) {
        return new TapServiceBuilder().setId(new Id(id)).setSink(new SinkBuilder().setKind(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.kind.VnicBuilder().setVnic(
                new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.sink.kind.vnic.VnicBuilder()
                    .setBy(sink).build()).build()).build()).build();
    }

    public static TapFlow flow(final String id, final String service, final By source) {
        return new TapFlowBuilder().setId(new Id(id)).setTapService(new Id(service)).setSource(BindingMap.of(
            new SourceBuilder().setId(new Id("source")).setKind(
                new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.kind.VnicBuilder()
                    .setVnic(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.source.kind.vnic
                        .VnicBuilder().setBy(source).build()).build()).build())).build();
    }

    public static By iface(final String id) {
        return new IfaceIdBuilder().setIfaceId(id).build();
    }

    public static By mac(final String mac) {
        return new MacBuilder().setMac(new MacAddress(mac)).build();
    }

    public static By port(final String host, final String name) {
        return new PortBuilder().setPort(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.port.PortBuilder()
                .setHost(new HostId(host)).setName(new PortName(name)).build()).build();
    }
}
