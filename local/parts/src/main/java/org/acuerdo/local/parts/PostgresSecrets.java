package org.acuerdo.local.parts;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The passwords of one PostgreSQL, made at random on first use and kept in a file only its owner reads. */
public final class PostgresSecrets {

    /** {@code postgres} may do everything; the two others own one schema each of database {@code acuerdo}. */
    static final List<String> ROLES = List.of("postgres", "agreements", "flights");

    private static final String PROVISIONED = "provisioned";

    private final Path file;
    private final Properties properties;

    private PostgresSecrets(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
    }

    static PostgresSecrets of(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try {
                properties.load(new StringReader(SafeFiles.read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new PostgresSecrets(file, properties);
        }
        var random = new SecureRandom();
        for (String role : ROLES) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            properties.setProperty(role, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return new PostgresSecrets(file, properties);
    }

    /** Password of a role. */
    public String password(String role) {
        return properties.getProperty(role);
    }

    boolean provisioned() {
        return properties.containsKey(PROVISIONED);
    }

    void markProvisioned() {
        properties.setProperty(PROVISIONED, "true");
        save();
    }

    /** Keeps the passwords for a server that is about to be made with them. */
    void markFresh() {
        properties.remove(PROVISIONED);
        save();
    }

    private void save() {
        var text = new StringBuilder();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(properties.getProperty(name))
                        .append('\n'));
        SafeFiles.replace(file, text.toString());
    }
}
