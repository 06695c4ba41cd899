package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Unread;
import io.tapfabric.impl.store.Usage;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * A rule that a snapshot of the intents does not keep. The error tags are those of RFC 6241 appendix A; RESTCONF turns
 * them into HTTP statuses (RFC 8040 section 7).
 */
public sealed interface Violation permits Violation.NoSuchService, Violation.ServiceInUse, Violation.NoSuchMember,
        Violation.MemberInUse, Violation.GroupInGroup, Violation.NoSuchFilter, Violation.FilterInUse,
        Violation.SourceIsSink, Violation.SourceTwice, Violation.PriorityTwice, Violation.SourceRepeated,
        Violation.WrongValue, Violation.WrongRule, Violation.NicTwice, Violation.DeviceTwice,
        Violation.QuotaExceeded, Violation.Cycle {
    /** What kind of error it is: {@code invalid-value} answers 400, the others 409. */
    ErrorTag tag();

    /** The node that does not keep the rule. */
    YangInstanceIdentifier path();

    /** A sentence that names the leaf, its value and what is allowed. */
    String sentence();

    /** A tap-flow names a tap-service that does not exist: a leafref without instance (RFC 7950 section 15.5). */
    record NoSuchService(TapFlowId flow, TapServiceId service) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.DATA_MISSING;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.serviceOf(flow, service);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': tap-service '" + service
                + "' does not exist; allowed: the id of an existing tap-service";
        }
    }

    /** A tap-service is to go that tap-flows still name. */
    record ServiceInUse(TapServiceId service, SortedSet<TapFlowId> flows) implements Violation {
        public ServiceInUse {
            flows = Collections.unmodifiableSortedSet(new TreeSet<>(flows));
        }

        @Override
        public ErrorTag tag() {
            return ErrorTag.IN_USE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.service(service);
        }

        @Override
        public String sentence() {
            return InUse.sentence("tap-service", service.value(), flows);
        }
    }

    /** A group has a member that does not exist. */
    record NoSuchMember(TapServiceId group, TapServiceId member) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.DATA_MISSING;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.member(group, member);
        }

        @Override
        public String sentence() {
            return "tap-service '" + group + "': member '" + member
                + "' does not exist; allowed: the id of an existing tap-service";
        }
    }

    /** A tap-service is to go that groups still have as a member. */
    record MemberInUse(TapServiceId service, SortedSet<TapServiceId> groups) implements Violation {
        public MemberInUse {
            groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        }

        @Override
        public ErrorTag tag() {
            return ErrorTag.IN_USE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.service(service);
        }

        @Override
        public String sentence() {
            return "tap-service '" + service + "' is still a member of group " + InUse.some(groups)
                + "; allowed: to delete a tap-service that is a member of no group";
        }
    }

    /** A group is a member of another, or of itself. */
    record GroupInGroup(TapServiceId group, TapServiceId member) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.INVALID_VALUE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.member(group, member);
        }

        @Override
        public String sentence() {
            return "tap-service '" + group + "': member '" + member
                + "' is a group itself; allowed: a tap-service of any other kind";
        }
    }

    /** A tap-flow names a filter that does not exist: a leafref without instance, too. */
    record NoSuchFilter(TapFlowId flow, FilterId filter) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.DATA_MISSING;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.filterOf(flow);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': filter '" + filter
                + "' does not exist; allowed: the id of an existing filter";
        }
    }

    /** A filter is to go that tap-flows still name. */
    record FilterInUse(FilterId filter, SortedSet<TapFlowId> flows) implements Violation {
        public FilterInUse {
            flows = Collections.unmodifiableSortedSet(new TreeSet<>(flows));
        }

        @Override
        public ErrorTag tag() {
            return ErrorTag.IN_USE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.filter(filter);
        }

        @Override
        public String sentence() {
            return InUse.sentence("filter", filter.value(), flows);
        }
    }

    /** Source and sink are the same NIC, named alike. */
    record SourceIsSink(TapFlowId flow, String sourceId, TapServiceId service, NicSelector nic) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.INVALID_VALUE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.source(flow, sourceId);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': source '" + sourceId + "' (" + nic + ") is the sink of tap-service '"
                + service + "'; allowed: any NIC but the sink";
        }
    }

    /** Two tap-flows without priority copy the same source, named alike, with one filter to one tap-service. */
    record SourceTwice(TapFlowId flow, String sourceId, TapServiceId service, Source source, TapFlowId other)
            implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.DATA_EXISTS;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.source(flow, sourceId);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': source '" + sourceId + "' (" + source
                + ") is already copied to tap-service '" + service + "' by tap-flow '" + other
                + "'; allowed: one tap-flow without priority for a source, a tap-service and a filter";
        }
    }

    /** Two tap-flows have one priority on the same source, named alike. */
    record PriorityTwice(TapFlowId flow, String sourceId, Source source, TapFlowPriority priority, TapFlowId other)
            implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.DATA_EXISTS;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.priorityOf(flow);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': priority " + priority + " on source '" + sourceId + "' (" + source
                + ") is already that of tap-flow '" + other + "'; allowed: none, or " + TapFlowPriority.FIRST + " to "
                + TapFlowPriority.LAST + " where no other tap-flow has it on this source";
        }
    }

    /** A tap-flow names one source twice. */
    record SourceRepeated(TapFlowId flow, String sourceId, Source source, String other) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.DATA_EXISTS;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.source(flow, sourceId);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': source '" + sourceId + "' (" + source + ") is the same as source '" + other
                + "'; allowed: each source once";
        }
    }

    /** A value of a tap-flow or tap-service that the model's types let pass, but that means nothing. */
    record WrongValue(String list, String id, Unread.Wrong wrong) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.INVALID_VALUE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return wrong.where().map(source -> Paths.source(TapFlowId.of(id), source.key())).orElseGet(() ->
                list.equals("tap-flow") ? Paths.flow(TapFlowId.of(id)) : Paths.sink(TapServiceId.of(id)));
        }

        @Override
        public String sentence() {
            return list + " '" + id + "': " + wrong;
        }
    }

    /** A filter's rule whose criteria no packet can meet together, or of which one means nothing. */
    record WrongRule(FilterId filter, Unread.Where rule, String complaint) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.INVALID_VALUE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.rule(filter, rule);
        }

        @Override
        public String sentence() {
            return "filter '" + filter + "': " + rule + ": " + complaint;
        }
    }

    /** Two tap-services name one NIC of a host in the same way, and do not share it by VLANs. */
    record NicTwice(TapServiceId service, Sink taken, TapServiceId other) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.IN_USE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.sink(service);
        }

        @Override
        public String sentence() {
            return "tap-service '" + service + "': " + taken + " is already the sink of tap-service '" + other
                + "'; allowed: one tap-service for a NIC of a host, or several with different VLANs on it";
        }
    }

    /** Two tap-services would have devices of one name on one host. */
    record DeviceTwice(TapServiceId service, Sink.Device taken, TapServiceId other) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.IN_USE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.sink(service);
        }

        @Override
        public String sentence() {
            return "tap-service '" + service + "': " + taken + " is already the sink of tap-service '" + other
                + "'; allowed: a name that no other device of a host has";
        }
    }

    /** More is asked for than a quota allows. */
    record QuotaExceeded(Usage.Excess excess) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.RESOURCE_DENIED;
        }

        @Override
        public YangInstanceIdentifier path() {
            return IntentStore.TAPS;
        }

        @Override
        public String sentence() {
            return "quota " + excess.quota() + " of " + excess.by() + " is " + excess.limit() + ", with "
                + excess.before() + " in use; it would be " + excess.after() + "; allowed: " + excess.limit()
                + ", or a higher quota";
        }
    }

    /** Copies would come back to where they were made. */
    record Cycle(TapFlowId flow, String sourceId, Chain chain) implements Violation {
        @Override
        public ErrorTag tag() {
            return ErrorTag.IN_USE;
        }

        @Override
        public YangInstanceIdentifier path() {
            return Paths.source(flow, sourceId);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': source '" + sourceId + "' would close the cycle " + chain
                + "; allowed: tap-flows whose copies never lead back to their source";
        }
    }
}
