package org.acuerdo.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Visit;

/** What waits for the reader, by role. */
@ApplicationScoped
public class Waiting {
    List<Block> blocks(Visit visit) {
        return List.of();
    }
}
