package org.acuerdo.gateway.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages, in English; Spanish is in {@code messages/msg_es.properties}. Terms are those of the glossary. */
@MessageBundle(locale = "en")
public interface Words {
    @Message("Acuerdo")
    String product();

    @Message("Skip to main content")
    String skip();

    @Message("Pages")
    String pages();

    @Message("Language")
    String language();

    @Message("Sign out")
    String signOut();

    @Message("Signed in as")
    String signedInAs();

    @Message("The API")
    String api();

    @Message("A limit is a ceiling, never a target.")
    String ceiling();

    @Message("Signed out")
    String signedOut();

    @Message("You are signed out.")
    String signedOutText();

    @Message("Signing in did not work. Nothing has been changed.")
    String signInFailed();

    @Message("Sign in")
    String signIn();

    @Message("{#switch role}{#case 'planner'}planner{#case 'clearance-officer'}clearance officer"
            + "{#case 'treaty-officer'}treaty officer{#case 'safeguards-officer'}safeguards officer"
            + "{#case 'monitor'}monitor{#case 'auditor'}auditor{#else}{role}{/switch}")
    String role(String role);
}
