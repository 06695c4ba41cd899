package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules for what tap-services are, whatever tap-flows name them: members of groups, and what only one may have.
 * Pure.
 */
final class SinkRules {
    private final Asked before;
    private final Asked after;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Object, Map<Optional<?>, TapService>> taken = new HashMap<>();

    private SinkRules(final Asked before, final Asked after) {
        this.before = before;
        this.after = after;
    }

    /** The violations of {@code after}, whether {@code before} had them or not. */
    static List<Violation> violations(final Asked before, final Asked after) {
        final var rules = new SinkRules(before, after);
        rules.checkMembers();
        rules.checkClaims();
        return rules.violations;
    }

    private void checkMembers() {
        final var inUse = new TreeMap<TapServiceId, TreeSet<TapServiceId>>();
        after.services().values().forEach(group -> group.sink().members().keySet().forEach(member -> {
            final var found = Optional.ofNullable(after.services().get(member));
            if (found.isPresent()) {
                found.filter(service -> !service.sink().members().isEmpty()).ifPresent(service ->
                    violations.add(new Violation.GroupInGroup(group.id(), member)));
            } else if (before.services().containsKey(member) && hadMember(group, member)) {
                inUse.computeIfAbsent(member, key -> new TreeSet<>()).add(group.id());
            } else {
                violations.add(new Violation.NoSuchMember(group.id(), member));
            }
        }));
        inUse.forEach((member, groups) -> violations.add(new Violation.MemberInUse(member, groups)));
    }

    private boolean hadMember(final TapService group, final TapServiceId member) {
        return Optional.ofNullable(before.services().get(group.id()))
            .filter(old -> old.sink().members().containsKey(member)).isPresent();
    }

    /** Of two tap-services that claim the same it is the newer that breaks the rule. */
    private void checkClaims() {
        after.services().values().stream().filter(this::isAsBefore).forEach(this::checkClaim);
        after.services().values().stream().filter(service -> !isAsBefore(service)).forEach(this::checkClaim);
    }

    private void checkClaim(final TapService service) {
        service.sink().accept(new Claims()).ifPresent(claim -> {
            final var parts = taken.computeIfAbsent(claim.thing, thing -> new LinkedHashMap<>());
            claim.among(parts).ifPresentOrElse(other -> violations.add(twice(service, other)),
                () -> parts.put(claim.part, service));
        });
    }

    private static Violation twice(final TapService service, final TapService other) {
        return other.sink() instanceof Sink.Device device
            ? new Violation.DeviceTwice(service.id(), device, other.id())
            : new Violation.NicTwice(service.id(), other.sink(), other.id());
    }

    private boolean isAsBefore(final TapService service) {
        return Optional.ofNullable(before.services().get(service.id()))
            .filter(old -> old.sink().equals(service.sink())).isPresent();
    }

    /**
     * What only one tap-service may have.
     *
     * @param thing what
     * @param part which part of it; all of it if empty
     */
    private record Claim(Object thing, Optional<?> part) {
        /** Who has it, or a part of it, already. */
        Optional<TapService> among(final Map<Optional<?>, TapService> parts) {
            return part.isEmpty() ? parts.values().stream().findFirst()
                : Optional.ofNullable(parts.get(part)).or(() -> Optional.ofNullable(parts.get(Optional.empty())));
        }
    }

    /** What a sink has for itself: a NIC, or a VLAN of it; a name for a device, everywhere or on a host. */
    private static final class Claims implements Sink.Visitor<Optional<Claim>> {
        @Override
        public Optional<Claim> vnic(final Sink.Vnic vnic) {
            return Optional.empty();
        }

        @Override
        public Optional<Claim> nic(final Sink.Nic nic) {
            return Optional.of(new Claim(nic, Optional.empty()));
        }

        @Override
        public Optional<Claim> remote(final Sink.Remote remote) {
            return Optional.empty();
        }

        @Override
        public Optional<Claim> vlan(final Sink.Vlan vlan) {
            return Optional.of(new Claim(vlan.uplink(), Optional.of(vlan.vlan())));
        }

        @Override
        public Optional<Claim> device(final Sink.Device device) {
            return Optional.of(new Claim(device.name(), device.host()));
        }

        @Override
        public Optional<Claim> group(final Sink.Group group) {
            return Optional.empty();
        }
    }
}
