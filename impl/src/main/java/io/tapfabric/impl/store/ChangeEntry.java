package io.tapfabric.impl.store;

import io.tapfabric.planner.model.HostId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.LastChange;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.LastChangeBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.last.change.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.last.change.HostBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * The container {@code last-change} as the YANG model has it.
 */
final class ChangeEntry {
    /** RFC 6991 date-and-time, always with six decimals. */
    private static final DateTimeFormatter MICROSECONDS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ChangeEntry() {
    }

    static LastChange of(final io.tapfabric.planner.state.LastChange change) {
        return new LastChangeBuilder()
            .setGeneration(Uint64.valueOf(change.generation()))
            .setSeenAt(new DateAndTime(MICROSECONDS.format(change.seenAt())))
            .setPlannedAfter(microseconds(change.plannedAfter()))
            .setHost(change.appliedAfter().entrySet().stream()
                .map(entry -> host(entry.getKey(), entry.getValue())).collect(BindingMap.toMap()))
            .build();
    }

    private static Host host(final HostId id, final Duration after) {
        return new HostBuilder()
            .setId(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId(id.value()))
            .setAppliedAfter(microseconds(after))
            .build();
    }

    private static Uint64 microseconds(final Duration duration) {
        return Uint64.valueOf(duration.toNanos() / 1000);
    }
}
