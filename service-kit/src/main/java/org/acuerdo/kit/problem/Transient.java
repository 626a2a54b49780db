package org.acuerdo.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures that pass (database away, deadlock, pool exhausted) from defects. */
public final class Transient {
    /** 08: connection; 53: resources; 57P: shutdown; 40: serialization and deadlock; 55P03: lock timeout. */
    private static final Set<String> CLASSES = Set.of("08", "53", "40");

    private Transient() {}

    public static boolean isTransient(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientException) {
                return true;
            }
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (CLASSES.contains(state.substring(0, 2)) || state.startsWith("57P") || state.equals("55P03")) {
                    return true;
                }
            }
            // Agroal's own exception when no connection could be had in time carries no SQL state
            if (t instanceof SQLException sql
                    && sql.getSQLState() == null
                    && String.valueOf(sql.getMessage()).contains("cquisition timeout")) {
                return true;
            }
            if (t instanceof java.net.ConnectException) {
                return true;
            }
            if (t.getCause() == t) {
                return false;
            }
        }
        return false;
    }

    /** The innermost message, for a log line. */
    public static String root(Throwable failure) {
        Throwable t = failure;
        while (t.getCause() != null && t.getCause() != t) {
            t = t.getCause();
        }
        return t.getClass().getSimpleName() + ": " + t.getMessage();
    }
}
