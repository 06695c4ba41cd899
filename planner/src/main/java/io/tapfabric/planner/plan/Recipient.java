package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a copy is for.
 *
 * @param number the tap-flow
 * @param filter what judges the copy first, if anything does
 */
record Recipient(TapFlowNumber number, Optional<FilterNumber> filter) implements Comparable<Recipient> {
    /** What hands a copy over; see {@link #onward}. */
    List<Action> handOver(final boolean sent) {
        return Stream.concat(Stream.of(naming()), onward(sent).stream()).toList();
    }

    /** What asks first whether it wants the copy. */
    List<Action> ask() {
        return List.of(naming(), new Action.Resubmit(Table.SELECT));
    }

    /**
     * What passes a copy on that has its name already.
     *
     * @param sent whether the filter sees it as sent by the source, else as received
     */
    List<Action> onward(final boolean sent) {
        return filter.map(judge -> List.<Action>of(new Action.SetField(Field.FILTER, judge.value()),
            new Action.Resubmit(sent ? Table.FILTER_OUT : Table.FILTER_IN)))
            .orElseGet(() -> List.of(new Action.Resubmit(Table.SESSION)));
    }

    private Action naming() {
        return new Action.SetField(Field.TAP_FLOW, number.value());
    }

    @Override
    public int compareTo(final Recipient other) {
        return number.compareTo(other.number);
    }
}
