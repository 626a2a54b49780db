package org.acuerdo.local.load;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The cases that come with the product. */
final class Cases {

    private Cases() {}

    static Path file(String name) {
        try {
            return Path.of(Cases.class.getResource("/cases/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static CaseFile guatemala() {
        return CaseFile.read(file("guatemala.json"));
    }

    static CaseFile region() {
        return CaseFile.read(file("region.json"));
    }

    static Plan plan(String reference) {
        var agreements = new java.util.ArrayList<>(guatemala().agreements());
        agreements.addAll(region().agreements());
        return agreements.stream()
                .filter(each -> each.path("reference").asText().equals(reference))
                .map(Plan::new)
                .findFirst()
                .orElseThrow();
    }
}
