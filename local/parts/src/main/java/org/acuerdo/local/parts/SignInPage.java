package org.acuerdo.local.parts;

import com.sun.net.httpserver.HttpExchange;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page on which a person chooses a role and a state. Plain HTML, English or Spanish, no script. */
final class SignInPage {

    static final String STYLE = """
            body { font: 1.1rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; margin: 0 auto; padding: 1rem; max-width: 36rem }
            h1 { font-size: 1.8rem }
            label, legend { font-weight: 700 }
            fieldset { border: 0; margin: 0 0 1.5rem; padding: 0 }
            .choice { display: flex; gap: .6rem; align-items: center; padding: .3rem 0 }
            .choice label { font-weight: 400 }
            input[type=radio] { width: 1.5rem; height: 1.5rem }
            input[type=text] { display: block; font: inherit; padding: .4rem; border: 2px solid #0b0c0c; margin: .3rem 0 1.5rem; width: 14rem; max-width: 100% }
            .hint { color: #505a5f; margin: 0 }
            .error { border-left: 5px solid #d4351c; padding: .5rem 1rem; color: #942514; font-weight: 700 }
            button { font: inherit; font-weight: 700; color: #fff; background: #00703c; border: 0; padding: .6rem 1.2rem }
            :focus { outline: 3px solid #fd0; outline-offset: 2px }
            """;

    private static final Map<String, String> ENGLISH = new LinkedHashMap<>();
    private static final Map<String, String> SPANISH = new LinkedHashMap<>();

    static {
        text("title", "Sign in to Acuerdo", "Entrar en Acuerdo");
        text(
                "about",
                "This is the local issuer of a system on your own machine: choose whom to act for.",
                "Este es el emisor local de un sistema en su propia máquina: elija por quién actúa.");
        text("role", "Role", "Función");
        text("planner", "Planner", "Planificador");
        text("clearance-officer", "Clearance officer", "Oficial de autorizaciones");
        text("treaty-officer", "Treaty officer", "Oficial de tratados");
        text("safeguards-officer", "Safeguards officer", "Oficial de salvaguardias");
        text("monitor", "Monitor", "Observador");
        text("auditor", "Auditor", "Auditor");
        text("state", "State", "Estado");
        text(
                "state-hint",
                "Two letters, such as US or GT. Monitors and auditors need none.",
                "Dos letras, como US o GT. Observadores y auditores no lo necesitan.");
        text("name", "Name (optional)", "Nombre (opcional)");
        text(
                "name-hint",
                "To act as another person of the same role. Letters, digits, . _ @ -",
                "Para actuar como otra persona de la misma función. Letras, cifras, . _ @ -");
        text("go", "Sign in", "Entrar");
        text("error", "There is a problem", "Hay un problema");
    }

    private SignInPage() {}

    /** Whether the browser prefers Spanish to English. */
    static boolean spanish(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Language");
        if (accepted == null) {
            return false;
        }
        return java.util.Locale.LanguageRange.parse(accepted.length() > 200 ? "en" : accepted).stream()
                .map(range -> range.getRange()
                        .substring(0, Math.min(2, range.getRange().length())))
                .filter(language -> language.equals("es") || language.equals("en"))
                .findFirst()
                .orElse("en")
                .equals("es");
    }

    static String html(AuthorizationRequest request, boolean spanish, String problem) {
        Map<String, String> words = spanish ? SPANISH : ENGLISH;
        var out = new StringBuilder();
        out.append("<!doctype html><html lang=\"")
                .append(spanish ? "es" : "en")
                .append("\"><head><meta charset=\"utf-8\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        out.append(problem == null ? "" : words.get("error") + ": ").append(words.get("title"));
        out.append("</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body><main><h1>");
        out.append(words.get("title")).append("</h1>");
        if (problem != null) {
            out.append("<p class=\"error\" role=\"alert\">")
                    .append(escape(problem))
                    .append("</p>");
        }
        out.append("<p>").append(words.get("about")).append("</p><form method=\"post\" action=\"/sign-in\">");
        request.parameters()
                .forEach((name, value) -> out.append("<input type=\"hidden\" name=\"")
                        .append(escape(name))
                        .append("\" value=\"")
                        .append(escape(value))
                        .append("\">"));
        out.append("<fieldset><legend>").append(words.get("role")).append("</legend>");
        for (String role : Person.ROLES) {
            out.append("<div class=\"choice\"><input type=\"radio\" required name=\"role\" id=\"")
                    .append(role);
            out.append("\" value=\"")
                    .append(role)
                    .append("\"><label for=\"")
                    .append(role)
                    .append("\">");
            out.append(words.get(role)).append("</label></div>");
        }
        out.append("</fieldset>");
        field(out, words, "state", "person_state", "maxlength=\"2\" autocapitalize=\"characters\"");
        field(out, words, "name", "name", "maxlength=\"100\" autocomplete=\"off\"");
        out.append("<button type=\"submit\">").append(words.get("go")).append("</button></form></main></body></html>");
        return out.toString();
    }

    private static void field(StringBuilder out, Map<String, String> words, String word, String name, String more) {
        out.append("<label for=\"")
                .append(name)
                .append("\">")
                .append(words.get(word))
                .append("</label><p class=\"hint\" id=\"");
        out.append(name).append("-hint\">").append(words.get(word + "-hint")).append("</p><input type=\"text\" id=\"");
        out.append(name)
                .append("\" name=\"")
                .append(name)
                .append("\" aria-describedby=\"")
                .append(name);
        out.append("-hint\" spellcheck=\"false\" ").append(more).append('>');
    }

    private static void text(String key, String english, String spanish) {
        ENGLISH.put(key, english);
        SPANISH.put(key, spanish);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
