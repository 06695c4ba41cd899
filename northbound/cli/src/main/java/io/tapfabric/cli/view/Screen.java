package io.tapfabric.cli.view;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;

/**
 * Where a command prints.
 *
 * @param out takes lines for the command's own output: the terminal, a pipe, or an ssh channel
 * @param colour whether colour is understood there
 * @param closed whether nobody sees any more what is printed
 */
public record Screen(Consumer<String> out, boolean colour, BooleanSupplier closed) {
    /** The fd of the output, as {@link Process#isTty} counts. */
    private static final int STDOUT = 1;

    /** The screen of the command that runs now in this thread. */
    public static Screen of(final Session session) {
        final var process = Process.Utils.current();
        final var out = process.out();
        final var console = session.getConsole();
        return new Screen(out::println, process.isTty(STDOUT)
            && Optional.ofNullable(session.getTerminal()).filter(Screen::hasColour).isPresent(),
            // a pipe's end shows when it is written to, a lost ssh connection already when it is flushed
            () -> out.checkError() || console.checkError());
    }

    /** The same with its lines going elsewhere. */
    Screen into(final Consumer<String> lines) {
        return new Screen(lines, colour, closed);
    }

    public void print(final Table table) {
        table.lines(colour).forEach(out);
    }

    public void print(final String line) {
        out.accept(line);
    }

    /** The line in a style, if colour is understood. */
    public String paint(final Style style, final String line) {
        return colour ? style.paint(line) : line;
    }

    /** A terminal may be too simple. A session without any, as ssh with a command gives, never comes here. */
    static boolean hasColour(final Terminal terminal) {
        return terminal.isAnsiSupported() && !"dumb".equals(terminal.getType());
    }
}
