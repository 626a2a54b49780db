package org.acuerdo.local;

/** Something the person at the keyboard can mend: its message says what happened and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message, null, false, false);
    }
}
