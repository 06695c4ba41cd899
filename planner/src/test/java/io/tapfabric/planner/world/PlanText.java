package io.tapfabric.planner.world;

import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.plan.TapServicePlan;
import io.tapfabric.planner.row.Row;
import java.util.Collection;
import java.util.stream.Collectors;

/** A plan as text to read and compare: what became of each intent, then the rows and flows of each host. */
public final class PlanText implements Row.Visitor<String> {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {
    }

    /** The whole plan. */
    public static String of(final Plan plan) {
        final var writer = new PlanText();
        plan.services().values().forEach(writer::service);
        plan.flows().values().forEach(writer::flow);
        plan.hosts().forEach(writer::host);
        return writer.text.toString();
    }

    private void service(final TapServicePlan service) {
        line("tap-service " + service.service().id() + ": "
            + (service.sinks().isEmpty() ? "no sink" : "sink is " + texts(service.sinks()))
            + ", tap-flows " + service.tapFlows());
        service.problems().forEach(problem -> line("  " + problem.code() + " " + problem.message()));
    }

    private void flow(final TapFlowPlan flow) {
        line("tap-flow " + flow.flow().id() + ": " + (flow.planned() ? "planned, mirrors " + flow.parts().stream()
            .flatMap(part -> part.mirrors().stream()).distinct().sorted().collect(Collectors.joining(", "))
            : flow.on() ? "not planned" : "disabled"));
        if (flow.parts().size() > 1) {
            flow.parts().forEach(part -> line("  source " + part.source() + ": "
                + part.spot().map(Object::toString).orElse("nowhere") + (part.planned() ? "" : ", not planned")));
        }
        flow.allProblems().forEach(problem -> line("  " + problem.code() + " " + problem.message()));
    }

    private static String texts(final Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" and "));
    }

    private void host(final HostId host, final HostPlan plan) {
        line("");
        line("host " + host);
        plan.rows().values().forEach(row -> line("  " + row.accept(this)));
        line("");
        plan.flows().forEach((key, entry) -> {
            if (entry.cookie().role() != Role.MISS) {
                line("  " + text(key, entry));
            }
        });
        line("  and a flow that drops and counts what nothing else takes, in tables " + plan.flows().entrySet().stream()
            .filter(flow -> flow.getValue().cookie().role() == Role.MISS)
            .map(flow -> String.valueOf(flow.getKey().table().number())).collect(Collectors.joining(", ")));
        plan.meters().forEach((id, meter) -> line("  meter=" + id + " " + meter.band() + ": tap-flow "
            + meter.number().value() + " " + meter.purpose()));
    }

    private static String text(final FlowKey key, final FlowEntry entry) {
        final var whole = entry.toString().split(" ", 2);
        return whole[0] + ", " + key + " " + whole[1];
    }

    @Override
    public String bridge(final Row.TapBridge bridge) {
        return "bridge " + bridge.name() + ": datapath_type=" + bridge.datapathType() + " fail_mode="
            + bridge.failMode() + " datapath-id=" + bridge.datapathId() + " controller="
            + bridge.controller().orElse("none") + " protocols=" + String.join(",", bridge.protocols());
    }

    @Override
    public String port(final Row.TapPort port) {
        return "port " + port.name() + " on " + port.bridge() + ": type=" + port.type() + " " + port.options()
            + port.mtu().map(mtu -> " mtu " + mtu).orElse("");
    }

    @Override
    public String mirror(final Row.Mirror mirror) {
        return "mirror " + mirror.name() + " on " + mirror.bridge() + ": select_src_port=" + mirror.outOf()
            + " select_dst_port=" + mirror.into() + " output_port=" + mirror.output().orElseThrow();
    }

    private void line(final String line) {
        text.append(line).append('\n');
    }
}
