package io.tapfabric.cli.view;

import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;

/**
 * How a piece of text looks where there is a terminal (ECMA-48 §8.3.117, select graphic rendition).
 */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    MAGENTA("35"),
    GREY("90");

    private static final String ESCAPE = "\u001b[";

    private final String rendition;

    Style(final String rendition) {
        this.rendition = rendition;
    }

    /** The text in this style. */
    public String paint(final String text) {
        return this == PLAIN ? text : ESCAPE + rendition + 'm' + text + ESCAPE + 'm';
    }

    /** Green works, yellow waits, magenta works in part, red never will, grey is switched off. */
    public static Style of(final State state) {
        return switch (state) {
            case ACTIVE -> GREEN;
            case PENDING -> YELLOW;
            case DEGRADED -> MAGENTA;
            case REJECTED -> RED;
            case DISABLED -> GREY;
        };
    }
}
