package io.tapfabric.testbed;

import io.tapfabric.testbed.FaultModel.Broken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The steps of a run of faults at hosts: ports that come, go and move, daemons that end, links that are cut, and
 * foreign hands. Each returns what it did, or nothing where it is not possible now.
 */
final class FaultSteps {
    private static final List<String> PARTS = List.of("vswitchd", "ovsdb", "mgmt", "under");
    /** How much may be broken at once. */
    private static final int MOST_BROKEN = 2;
    private static final int MOST_FOREIGN = 4;

    private final Scenario scenario;
    private final FaultModel model;
    private final FaultFurniture furniture;
    private final FaultTraffic traffic;
    private final FaultChecks checks;
    private final Random random;
    private final Set<String> made = new HashSet<>();
    private int pieces;

    FaultSteps(final Scenario scenario, final FaultModel model, final FaultFurniture furniture,
            final FaultTraffic traffic, final FaultChecks checks, final Random random) {
        this.scenario = scenario;
        this.model = model;
        this.furniture = furniture;
        this.traffic = traffic;
        this.checks = checks;
        this.random = random;
    }

    /** A guest that is nowhere starts on a host. */
    Optional<String> plug(final List<Nic> nics) {
        return one(nics.stream().filter(nic -> nic.places().isEmpty()))
            .flatMap(nic -> one(model.manageable().stream()).map(host -> plug(nic, host)));
    }

    private String plug(final Nic nic, final String host) {
        final var guest = nic.at(host);
        if (made.add(guest.where())) {
            make(nic, guest);
        } else {
            scenario.hosts().run("plug", host, nic.name());
        }
        nic.plugged(host);
        furniture.changed(nic, host);
        return "plug " + guest.where();
    }

    /** A guest that moves arrives on another host. */
    Optional<String> arrive(final List<Nic> nics) {
        return one(nics.stream().filter(nic -> nic.places().size() == 1)).flatMap(nic -> one(model.manageable().stream()
            .filter(host -> !nic.places().contains(host))).map(host -> plug(nic, host)));
    }

    /** A guest that has moved leaves one of its two hosts. */
    Optional<String> leave() {
        return one(model.nics().stream().filter(nic -> nic.places().size() > 1)).flatMap(this::unplug);
    }

    /** A guest stops. */
    Optional<String> stop(final List<Nic> nics) {
        return one(nics.stream().filter(nic -> nic.places().size() == 1)).flatMap(this::unplug);
    }

    /** A daemon ends, or a cable is pulled. */
    Optional<String> breakSomething() {
        final var broken = new Broken(any(FaultModel.HOSTS), any(PARTS));
        if (model.broken().size() >= MOST_BROKEN || model.broken().contains(broken)) {
            return Optional.empty();
        }
        final var how = broken.daemon() ? random.nextBoolean() ? "stop" : "kill" : "cut";
        scenario.hosts().run(how, broken.host(), broken.what());
        model.broken().add(broken);
        return Optional.of(how + " " + broken);
    }

    /** What is broken is mended; a database before the daemon that needs it. */
    Optional<String> mend() {
        return one(model.broken().stream().filter(broken -> !broken.what().equals("vswitchd")
            || !model.broken().contains(new Broken(broken.host(), "ovsdb")))).map(this::mend);
    }

    String mend(final Broken broken) {
        scenario.hosts().run(broken.daemon() ? "start" : "heal", broken.host(), broken.what());
        model.broken().remove(broken);
        if (model.manageable().contains(broken.host())) {
            furniture.restarted(broken);
        }
        return "mend " + broken;
    }

    /** Foreign hands damage what is ours on a host while nothing else is wrong; it must be as before soon. */
    Optional<String> damage() {
        final var hands = any(List.of(FaultHands.values()));
        return one((model.settled() ? model.busy() : List.<String>of()).stream()
            .filter(host -> hands != FaultHands.BRIDGE_REMOVED
                || model.sinks().stream().noneMatch(sink -> sink.places().contains(host)))).map(host -> {
                    checks.settled();
                    final var before = Snapshot.of(scenario.hosts(), host);
                    final var damage = "damage " + host + " " + hands;
                    hands.strike(scenario.hosts(), host, random);
                    checks.repaired(damage, before);
                    return damage;
                });
    }

    /** The controller ends as by a power cut, and comes back. */
    Optional<String> restartController() {
        scenario.controller().kill();
        scenario.controller().start();
        return Optional.of("restart of the controller");
    }

    /** Others put something of theirs on br-int. */
    Optional<String> furnish() {
        return one(model.manageable().stream().filter(host -> furniture.pieces().size() < MOST_FOREIGN)).map(host -> {
            final var piece = new FaultPiece(any(List.of(FaultPiece.Kind.values())), host, pieces++);
            furniture.add(piece);
            return "add " + piece;
        });
    }

    /** Others take away something of theirs. */
    Optional<String> clear() {
        return one(furniture.pieces().stream().filter(piece -> model.manageable().contains(piece.host())))
            .map(piece -> {
                furniture.remove(piece);
                return "remove " + piece;
            });
    }

    private void make(final Nic nic, final Guest guest) {
        if (nic.silent()) {
            scenario.hosts().plugInSilent(guest, nic.bridge());
            traffic.listen(guest);
        } else {
            scenario.hosts().plugIn(guest);
        }
        scenario.atEnd(() -> scenario.hosts().remove(guest));
    }

    private Optional<String> unplug(final Nic nic) {
        return one(nic.places().stream().filter(model.manageable()::contains)).map(host -> {
            scenario.hosts().run("unplug", host, nic.name());
            nic.unplugged(host);
            furniture.changed(nic, host);
            return "unplug " + nic.at(host).where();
        });
    }

    private <T> Optional<T> one(final Stream<T> choices) {
        final var all = new ArrayList<>(choices.toList());
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }

    private <T> T any(final List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
