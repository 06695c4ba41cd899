package io.tapfabric.cli.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Problems;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.problems.Problem;

/**
 * Problems, short for a list and in full for one entry.
 */
final class ProblemCells {
    private static final Comparator<Problem> ORDER =
        Comparator.comparing(Problem::getCode).thenComparing(Problem::getSubject);

    private ProblemCells() {
        // static only
    }

    /** The codes, each once. */
    static Cell codes(final Optional<? extends Problems> problems) {
        return Cell.of(Optional.of(sorted(problems).map(problem -> problem.getCode().getName()).distinct()
            .collect(Collectors.joining(","))));
    }

    /** One row a problem: code and the sentence that says what to do. */
    static Collection<List<Cell>> rows(final Optional<? extends Problems> problems) {
        return sorted(problems).map(problem -> List.of(Cell.of("problem"),
            new Cell(problem.getCode().getName() + ": " + problem.getMessage(), Style.YELLOW))).toList();
    }

    private static Stream<Problem> sorted(final Optional<? extends Problems> problems) {
        return problems.stream().flatMap(some -> some.nonnullProblem().values().stream()).sorted(ORDER);
    }
}
