package org.acuerdo.gateway.web.kit;

import io.quarkus.qute.TemplateInstance;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A form that changes something. The names of its fields are the paths of the body that the API takes, so what the API
 * finds wrong is shown beside the field it is about.
 *
 * @param etag   version of what is changed, as the page showed it
 * @param key    makes a second sending of the same form harmless
 * @param steps  buttons that only change the form
 * @param errors what was wrong when it was sent before
 */
public record Form(
        String id,
        String title,
        String intro,
        String action,
        String token,
        String etag,
        String key,
        List<Field> fields,
        String submit,
        boolean grave,
        String check,
        List<Option> steps,
        List<Error> errors,
        String errorsTitle)
        implements Block {

    /** What a field takes. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        WHOLE,
        /** A whole number of a group: left empty it is 0 where the rest of its group is there. */
        COUNT,
        DAY,
        MOMENT,
        YES,
        FILE,
        CHOICE,
        /** One of options that are whole numbers. */
        NUMBERED,
        /** Some of the options. */
        MANY,
        /** Values one after another, by comma. */
        LIST,
        COUNTS_HEAD,
        HIDDEN
    }

    /** Last words of the names of fields that take a code or a figure. */
    private static final Set<String> CODES = Set.of(
            "number",
            "origin",
            "destination",
            "nationality",
            "airport",
            "icao",
            "host",
            "type",
            "currency",
            "opens",
            "closes",
            "category",
            "leg",
            "code",
            "increasePercent",
            "maxPercent");

    /** Fields beside the counts of a group of passengers. */
    private static final Set<String> GROUP = Set.of("category", "nationality", "leg");

    /** @param english whether the text could only be had in English */
    public record Error(String field, String text, String detail, boolean english) {}

    /** Where an error's field is on the page; null where it is beside no field. */
    public String anchor(Error error) {
        return error.field() == null ? null : anchorOf(id, error.field());
    }

    public record Option(String value, String text) {}

    /**
     * @param name  path in the body, such as {@code aboard[0].women}
     * @param zone  of a MOMENT; null otherwise
     * @param value as typed; those of a MANY by comma
     * @param form  whose field it is, since like fields of several forms are on one page; null: of none
     */
    public record Field(
            String name,
            Kind kind,
            String label,
            String hint,
            boolean required,
            List<Option> options,
            ZoneId zone,
            String value,
            Error error,
            String form) {

        public static Field of(String name, Kind kind, String label) {
            return new Field(name, kind, label, null, true, List.of(), null, "", null, null);
        }

        public Field hint(String text) {
            return new Field(name, kind, label, text, required, options, zone, value, error, form);
        }

        public Field optional() {
            return new Field(name, kind, label, hint, false, options, zone, value, error, form);
        }

        public Field options(List<Option> all) {
            return new Field(name, kind, label, hint, required, List.copyOf(all), zone, value, error, form);
        }

        public Field in(ZoneId where) {
            return new Field(name, kind, label, hint, required, options, where, value, error, form);
        }

        public Field value(String text) {
            return new Field(name, kind, label, hint, required, options, zone, text == null ? "" : text, error, form);
        }

        /** The same at another path of the body. */
        public Field named(String path) {
            return new Field(path, kind, label, hint, required, options, zone, value, error, form);
        }

        Field error(Error found) {
            return new Field(name, kind, label, hint, required, options, zone, value, found, form);
        }

        Field of(String formId) {
            return new Field(name, kind, label, hint, required, options, zone, value, error, formId);
        }

        public String anchor() {
            return anchorOf(form, name);
        }

        public String type() {
            return switch (kind) {
                case DAY -> "date";
                case MOMENT -> "datetime-local";
                case FILE -> "file";
                default -> "text";
            };
        }

        /** Whether an option of a MANY is among those chosen. */
        public boolean chosen(String option) {
            return List.of(value.split(",")).contains(option);
        }

        public boolean whole() {
            return kind == Kind.WHOLE || kind == Kind.COUNT;
        }

        /** Whether one of its options is picked. */
        public boolean pick() {
            return kind == Kind.CHOICE || kind == Kind.NUMBERED;
        }

        /** A field beside others, since what is typed into it is short. */
        public boolean small() {
            return kind == Kind.DAY || kind == Kind.MOMENT || (kind == Kind.TEXT || pick()) && code();
        }

        /** One of the fields of a group, which stand on one line. */
        public boolean ofGroup() {
            return small() && GROUP.contains(name.substring(name.lastIndexOf('.') + 1));
        }

        /** A code of a few letters. */
        private boolean code() {
            return CODES.contains(name.substring(name.lastIndexOf('.') + 1));
        }

        public String width() {
            return switch (kind) {
                case WHOLE, COUNT -> "govuk-input--width-4";
                case DAY, MOMENT -> "govuk-input--width-20";
                case TEXT -> code() ? "govuk-input--width-10" : "govuk-input--width-30";
                default -> "";
            };
        }

        /** What assistive technology reads with the field. */
        public String describedBy() {
            List<String> ids = new ArrayList<>();
            if (hint != null) {
                ids.add(anchor() + "-hint");
            }
            if (error != null) {
                ids.add(anchor() + "-error");
            }
            return ids.isEmpty() ? null : String.join(" ", ids);
        }
    }

    /** Whether a file goes along. */
    public boolean multipart() {
        return fields.stream().anyMatch(f -> f.kind() == Kind.FILE);
    }

    /** Errors that are beside no field. */
    public List<Error> general() {
        return errors.stream().filter(e -> e.field() == null).toList();
    }

    private static String anchorOf(String form, String name) {
        return "f-" + (form == null ? "" : form + "-") + name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override
    public TemplateInstance template() {
        return Blocks.Templates.form(this);
    }
}
