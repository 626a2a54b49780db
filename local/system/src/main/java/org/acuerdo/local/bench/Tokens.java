package org.acuerdo.local.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.parts.Person;

/** One token per person: signing is not what is measured. */
final class Tokens {

    private final LocalSystem system;
    private final Map<Person, String> known = new ConcurrentHashMap<>();

    Tokens(LocalSystem system) {
        this.system = system;
    }

    String of(Person person) {
        return known.computeIfAbsent(person, system::token);
    }
}
