package io.tapfabric.planner.plan;

import com.google.common.collect.Comparators;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapFlowPriority;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a copy is for. Those with a priority come first, the lowest before the others.
 *
 * @param number the tap-flow
 * @param filter what judges the copy first, if anything does
 * @param turn when it is asked, if it has a priority
 */
record Recipient(TapFlowNumber number, Optional<FilterNumber> filter, Optional<Turn> turn)
        implements Comparable<Recipient> {
    private static final Comparator<Recipient> ORDER = Comparator.comparing(
        (Recipient recipient) -> recipient.turn.map(Turn::priority),
        Comparators.emptiesLast(Comparator.<TapFlowPriority>naturalOrder())).thenComparing(Recipient::number);

    /**
     * Whether table SELECT is always asked: with a priority, whether it is the tap-flow's turn; with a filter, to count
     * what the filter judges, as its own flows may serve several tap-flows.
     */
    boolean asks() {
        return turn.isPresent() || filter.isPresent();
    }

    /** What hands a copy over; see {@link #onward}. */
    List<Action> handOver(final boolean sent) {
        return asks() ? ask() : Stream.concat(Stream.of(naming()), onward(sent).stream()).toList();
    }

    /** What asks first whether it wants the copy. */
    List<Action> ask() {
        return List.of(naming(), new Action.Resubmit(Table.SELECT));
    }

    /** What its copies look like in table SELECT; with a priority, only as long as nobody has taken the packet. */
    Match asked(final Match match) {
        final var its = match.and(Field.TAP_FLOW, number.value());
        return turn.isPresent() ? its.and(Field.DECIDED, 0) : its;
    }

    /**
     * What passes a copy on that has its name already.
     *
     * @param sent whether the filter sees it as sent by the source, else as received
     */
    List<Action> onward(final boolean sent) {
        final var session = new Action.Resubmit(Table.SESSION);
        return filter.map(judge -> List.<Action>of(new Action.SetField(Field.FILTER, judge.value()),
            new Action.Resubmit(sent ? Table.FILTER_OUT : Table.FILTER_IN)))
            .orElseGet(() -> turn.isPresent() ? List.of(new Action.SetField(Field.DECIDED, 1), session)
                : List.of(session));
    }

    private Action naming() {
        return new Action.SetField(Field.TAP_FLOW, number.value());
    }

    @Override
    public int compareTo(final Recipient other) {
        return ORDER.compare(this, other);
    }
}
