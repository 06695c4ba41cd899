package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.PortName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A port of brtap that copies leave by, and what is done to them before.
 *
 * @param port the port
 * @param key the tunnel's key, if it is a tunnel
 * @param vlan whose tag is put on, if one is
 * @param nested whether the copy's own tag is kept beneath that
 */
record Exit(PortName port, Optional<Long> key, Optional<Integer> vlan, boolean nested) implements Comparable<Exit> {
    /** Octets of a VLAN tag (IEEE 802.1Q-2018 section 9.3). */
    private static final int TAG = 4;
    private static final Comparator<Exit> ORDER = Comparator.comparing(Exit::port)
        .thenComparing(exit -> exit.vlan.orElse(0)).thenComparing(exit -> exit.key.orElse(-1L))
        .thenComparing(Exit::nested);

    /** As they are. */
    static Exit plain(final PortName port) {
        return new Exit(port, Optional.empty(), Optional.empty(), true);
    }

    /** Into a tunnel. */
    static Exit keyed(final PortName port, final long key) {
        return new Exit(port, Optional.of(key), Optional.empty(), true);
    }

    static Exit tagged(final PortName port, final int vlan, final boolean nested) {
        return new Exit(port, Optional.empty(), Optional.of(vlan), nested);
    }

    /** Whether it must be known if a copy has a tag. */
    boolean replaces() {
        return vlan.isPresent() && !nested;
    }

    /**
     * What lets a copy out at all of them, and leaves it as it was.
     *
     * @param exits in their order
     * @param cut how many of its octets, if not all; a tag that is put on comes on top
     * @param tagged whether it has a tag; counts only if one of them replaces it
     */
    static List<Action> actions(final Collection<Exit> exits, final OptionalInt cut, final boolean tagged) {
        final var actions = new ArrayList<Action>();
        exits.forEach(exit -> {
            exit.key.ifPresent(key -> actions.add(new Action.SetField(Field.TUNNEL_ID, key)));
            actions.add(exit.vlan.map(vlan -> exit.tag(vlan, cut, exit.nested || !tagged))
                .orElseGet(() -> exit.leave(cut, 0)));
        });
        return actions;
    }

    private Action tag(final int tag, final OptionalInt cut, final boolean pushed) {
        final var actions = new ArrayList<Action>();
        if (pushed) {
            actions.add(new Action.PushVlan());
        }
        actions.add(new Action.SetField(Field.VLAN_VID, Field.VLAN_PRESENT | tag));
        actions.add(leave(cut, pushed ? TAG : 0));
        return new Action.Aside(actions);
    }

    private Action leave(final OptionalInt cut, final int added) {
        return cut.isPresent() ? new Action.Truncate(port, cut.getAsInt() + added) : new Action.Output(port);
    }

    @Override
    public int compareTo(final Exit other) {
        return ORDER.compare(this, other);
    }
}
