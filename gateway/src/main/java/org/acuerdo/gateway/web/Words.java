package org.acuerdo.gateway.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages, in English; Spanish is in {@code messages/msg_es.properties}. Terms are those of the glossary. */
@MessageBundle(locale = "en")
public interface Words {
    @Message("Acuerdo")
    String product();

    @Message("Control room")
    String title();

    @Message("Skip to main content")
    String skip();

    @Message("Pages")
    String pages();

    @Message("Why so many: {limit},")
    String why(String limit);

    @Message("Language")
    String language();

    @Message("Sign out")
    String signOut();

    @Message("Signed in as")
    String signedInAs();

    @Message("Date in the system: {day}")
    String systemDate(String day);

    @Message("The API")
    String api();

    @Message("There is a problem")
    String problem();

    @Message("{part} can't be reached just now. What it knows is missing below; the rest is complete.")
    String partMissing(String part);

    @Message("Not available just now.")
    String sectionMissing();

    @Message("Only the first {count} are shown here.")
    String more(int count);

    @Message("Agreements")
    String agreements();

    @Message("No agreements that you may see.")
    String noAgreements();

    @Message("Reference")
    String reference();

    @Message("Title")
    String agreementTitle();

    @Message("Parties")
    String parties();

    @Message("{sending} to {receiving}")
    String direction(String sending, String receiving);

    @Message("Status")
    String status();

    @Message("Operative today")
    String operative();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    @Message("provisionally applied")
    String provisionallyApplied();

    @Message("Quotas this week")
    String quotas();

    @Message("No agreement has quotas this week.")
    String noQuotas();

    @Message("{reference}: week {week}, time zone {zone}")
    String quotaCaption(String reference, String week, String zone);

    @Message("Limit")
    String limit();

    @Message("Window")
    String window();

    @Message("Unit")
    String unit();

    @Message("Allowance")
    String allowance();

    @Message("Reserved")
    String reserved();

    @Message("Consumed")
    String consumed();

    @Message("Available")
    String available();

    @Message("Excess")
    String excess();

    @Message("At a glance")
    String glance();

    @Message("entitlement {exact}")
    String entitlement(String exact);

    @Message("provisional: rests on a claimed baseline")
    String provisional();

    @Message("{consumed} consumed, {reserved} reserved, {available} available, {excess} excess")
    String bar(long consumed, long reserved, long available, long excess);

    @Message("A limit is a ceiling, never a target.")
    String ceiling();

    @Message("Flights this week")
    String flights();

    @Message("No flights this week.")
    String noFlights();

    @Message("Flight")
    String flight();

    @Message("Agreement")
    String agreement();

    @Message("Arrival, local time")
    String arrival();

    @Message("Persons")
    String persons();

    @Message("Clearance")
    String clearance();

    @Message("answer due {day}")
    String due(String day);

    @Message("Remarks")
    String remarks();

    @Message("over the limit")
    String overLimit();

    @Message("on legal hold")
    String onHold();

    @Message("held in flight")
    String heldInFlight();

    @Message("irregular, not authorised")
    String irregular();

    @Message("Signed out")
    String signedOut();

    @Message("You are signed out.")
    String signedOutText();

    @Message("Signing in did not work. Nothing has been changed.")
    String signInFailed();

    @Message("Sign in")
    String signIn();

    @Message("{#switch unit}{#case 'FLIGHT'}flights{#case 'PERSON'}persons{#else}{unit}{/switch}")
    String unitName(String unit);

    @Message("{#switch state}{#case 'OPEN'}open{#case 'CRITICAL'}critical{#case 'EXHAUSTED'}exhausted"
            + "{#case 'CLOSED'}closed{#else}{state}{/switch}")
    String windowState(String state);

    @Message("{#switch category}{#case 'NATIONAL'}own nationals{#case 'THIRD_COUNTRY_NATIONAL'}third-country nationals"
            + "{#case 'STATELESS'}stateless{#case 'CUSTODY_TRANSFER'}custody transfer{#else}{category}{/switch}")
    String category(String category);

    @Message(
            "{#switch status}{#case 'ANNOUNCED'}Announced{#case 'NEGOTIATING'}Negotiating{#case 'SIGNED'}Signed"
                    + "{#case 'IN_FORCE'}In force{#case 'SUSPENDED'}Suspended{#case 'NOTICE_GIVEN'}Notice given"
                    + "{#case 'TERMINATED'}Terminated{#case 'EXPIRED'}Expired{#case 'ABANDONED'}Abandoned{#else}{status}{/switch}")
    String agreementStatus(String status);

    @Message("{#switch status}{#case 'REQUESTED'}Requested{#case 'CLEARED'}Cleared{#case 'CONFIRMED'}Confirmed"
            + "{#case 'DEPARTED'}Departed{#case 'ARRIVED'}Arrived{#case 'RECONCILED'}Reconciled{#case 'REFUSED'}Refused"
            + "{#case 'LAPSED'}Lapsed{#case 'CANCELLED'}Cancelled{#case 'CLEARANCE_REVOKED'}Clearance revoked"
            + "{#case 'ON_HOLD'}On hold{#case 'DIVERTED'}Diverted{#case 'RETURNED'}Returned"
            + "{#case 'LANDED_ELSEWHERE'}Landed elsewhere{#else}{status}{/switch}")
    String flightStatus(String status);

    @Message("{#switch status}{#case 'PENDING'}pending{#case 'GRANTED'}granted{#case 'REFUSED'}refused"
            + "{#case 'LAPSED'}lapsed{#case 'REVOKED'}revoked{#case 'WITHDRAWN'}withdrawn{#else}{status}{/switch}")
    String clearanceStatus(String status);

    @Message("{#switch role}{#case 'planner'}planner{#case 'clearance-officer'}clearance officer"
            + "{#case 'treaty-officer'}treaty officer{#case 'safeguards-officer'}safeguards officer"
            + "{#case 'monitor'}monitor{#case 'auditor'}auditor{#else}{role}{/switch}")
    String role(String role);
}
