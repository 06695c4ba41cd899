package io.tapfabric.impl.rules;

import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * A rule that a snapshot of the intents does not keep. The error tags are those of RFC 6241 appendix A; RESTCONF turns
 * them into HTTP statuses (RFC 8040 section 7).
 */
public sealed interface Violation permits Violation.NoSuchService, Violation.ServiceInUse, Violation.SourceIsSink,
        Violation.SourceTwice {
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
            return Paths.serviceOf(flow);
        }

        @Override
        public String sentence() {
            return "tap-flow '" + flow + "': tap-service '" + service
                + "' does not exist; allowed: the id of an existing tap-service";
        }
    }

    /** A tap-service is to go that tap-flows still name. */
    record ServiceInUse(TapServiceId service, SortedSet<TapFlowId> flows) implements Violation {
        private static final int NAMED = 3;

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
            final var named = flows.stream().limit(NAMED).map(flow -> "'" + flow + "'")
                .collect(Collectors.joining(", "));
            return "tap-service '" + service + "' is still named by tap-flow " + named
                + (flows.size() > NAMED ? " and " + (flows.size() - NAMED) + " more" : "")
                + "; allowed: to delete a tap-service that no tap-flow names";
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

    /** Two tap-flows copy the same NIC, named alike, to one tap-service. */
    record SourceTwice(TapFlowId flow, String sourceId, TapServiceId service, NicSelector nic, TapFlowId other)
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
            return "tap-flow '" + flow + "': source '" + sourceId + "' (" + nic + ") is already copied to tap-service '"
                + service + "' by tap-flow '" + other + "'; allowed: one tap-flow for a NIC and a tap-service";
        }
    }
}
