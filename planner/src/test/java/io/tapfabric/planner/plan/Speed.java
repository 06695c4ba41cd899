package io.tapfabric.planner.plan;

import io.tapfabric.planner.world.Fabric;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/** Measures the processor time of a plan; run by hand, as a figure says little on a busy machine. */
final class Speed {
    private static final int ROUNDS = 100;
    private static final List<List<Integer>> SIZES =
        List.of(List.of(1, 1), List.of(1, 5), List.of(1, 1000), List.of(20, 5), List.of(20, 1000));
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private Speed() {
    }

    /** Prints the median and the 95th percentile for fabrics of several sizes. */
    // forbidden as the controller has a log; what is run by hand answers on the terminal
    @SuppressWarnings("checkstyle:RegexpSinglelineJava")
    public static void main(final String[] args) {
        for (var pass : List.of("cold", "warm")) {
            for (var size : SIZES) {
                System.out.println(pass + ", " + size.get(0) + " hosts of 1000 ports, " + size.get(1)
                    + " tap-flows: " + measure(fabric(size.get(0), 1000, size.get(1))));
            }
        }
    }

    private static String measure(final Fabric fabric) {
        final var times = new long[ROUNDS];
        long flows = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final long begin = CPU.getCurrentThreadCpuTime();
            flows = fabric.plan().hosts().values().stream().mapToLong(host -> host.flows().size()).sum();
            times[round] = CPU.getCurrentThreadCpuTime() - begin;
        }
        Arrays.sort(times);
        return String.format("%.3f ms, 95%% %.3f ms, %d flows", times[ROUNDS / 2] / 1e6, times[ROUNDS * 95 / 100] / 1e6,
            flows);
    }

    /** Sources spread over the hosts, one sink on each; every tap-flow goes to a sink on the next host. */
    static Fabric fabric(final int hosts, final int ports, final int tapFlows) {
        final var text = new StringBuilder();
        for (int host = 0; host < hosts; host++) {
            text.append(String.format("host h%d tunnel=10.0.0.%d%nport h%d brtap probe%n", host, host + 1, host));
            text.append(String.format("tap-service s%d port=h%d/probe%n", host, host));
            for (int port = 0; port < ports; port++) {
                text.append(String.format("port h%d br-int v%d id=vm-%d-%d mac=02:00:00:%02x:%02x:%02x access=%d%n",
                    host, port, host, port, host, port / 256, port % 256, 1 + port % 4));
            }
        }
        for (int flow = 0; flow < tapFlows; flow++) {
            text.append(String.format("tap-flow %d f%d BOTH id=vm-%d-%d to=s%d%n", flow + 1, flow, flow % hosts,
                flow / hosts, (flow + 1) % hosts));
        }
        return Fabric.of(text.toString());
    }
}
