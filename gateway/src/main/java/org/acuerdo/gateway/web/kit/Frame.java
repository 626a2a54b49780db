package org.acuerdo.gateway.web.kit;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param english this page in English
 * @param spanish this page in Spanish
 * @param script  address of the page's script; null: it has none
 * @param watch   what the page listens to; null: nothing
 * @param nav     the main pages; empty for nobody
 */
public record Frame(
        String lang,
        String english,
        String spanish,
        String designSystem,
        String css,
        String icon,
        String script,
        Watch watch,
        List<NavItem> nav) {

    /** @param current whether this page is it or below it */
    public record NavItem(String text, String href, boolean current) {}
}
