package org.acuerdo.local.parts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** Roles and databases of a server of our own. */
final class PostgresRoles {

    private PostgresRoles() {}

    /** Makes the services' roles and the database {@code acuerdo}, in which each may make and own a schema. */
    static void provision(int port, PostgresSecrets secrets) {
        String password = secrets.password("postgres");
        try (Connection server = connect(port, "postgres", password);
                Statement statement = server.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS acuerdo");
            for (String role : PostgresSecrets.ROLES.subList(1, 3)) {
                statement.execute("DROP ROLE IF EXISTS " + role);
                statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + secrets.password(role) + "'");
            }
            statement.execute("CREATE DATABASE acuerdo");
            statement.execute("REVOKE ALL ON DATABASE acuerdo FROM PUBLIC");
            statement.execute("GRANT CONNECT, CREATE ON DATABASE acuerdo TO agreements, flights");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot set PostgreSQL up: " + e.getMessage(), e);
        }
    }

    /** Makes an empty database, in place of one of the same name. */
    static void freshDatabase(int port, PostgresSecrets secrets, String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (Connection server = connect(port, "postgres", secrets.password("postgres"));
                Statement statement = server.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make database " + name + ": " + e.getMessage(), e);
        }
    }

    static Connection connect(int port, String database, String password) throws SQLException {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", password);
        return new Driver().connect("jdbc:postgresql://localhost:" + port + "/" + database, login);
    }
}
