using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>What every page for a patient says of the patient, the clinic and the guidance.</summary>
internal static class Letterhead
{
    public static string Identity(PatientIdentity patient, PatientWords words) =>
        $"{patient.Name} · {words.Text("born")} {words.Day(patient.BirthDate)} · {words.Text("record")} {patient.RecordNumber}";

    /// <summary>The mark in English, which staff read, and in the page's own language.</summary>
    public static IReadOnlyList<string> Marks(GuidanceRelease release, Func<PatientLanguage, string> mark, PatientWords words) =>
        [.. new[] { mark(release.PatientLanguages[0]), mark(words.Language) }.Distinct(StringComparer.Ordinal)];

    public static IEnumerable<PatientSentence> Emergency(ClinicDetails clinic, PatientWords words) =>
        clinic.EmergencyNumber.Length == 0 ? [] : [Of(EntryKind.Clinic, "emergency-number", words.Text("clinic-emergency", ("number", clinic.EmergencyNumber)))];

    public static IEnumerable<PatientSentence> Contact(ClinicDetails clinic, PatientWords words)
    {
        if (clinic.Name.Length > 0) yield return Of(EntryKind.Clinic, "name", words.Text("clinic", ("clinic", clinic.Name)));
        yield return Of(EntryKind.Clinic, "phone", clinic.Phone.Length > 0 ? words.Text("clinic-phone", ("phone", clinic.Phone)) : words.Text("clinic-unknown"));
        if (clinic.Hours.Length > 0) yield return Of(EntryKind.Clinic, "hours", words.Text("clinic-hours", ("hours", clinic.Hours)));
        if (clinic.OutOfHours.Length > 0) yield return Of(EntryKind.Clinic, "out-of-hours", words.Text("clinic-out-of-hours", ("out", clinic.OutOfHours)));
    }

    public static IEnumerable<PatientSentence> MadeFrom(string release, string sha256, DateOnly asOf, PatientWords words)
    {
        yield return Of(EntryKind.Release, "handed-over", words.Text("handed-over"));
        yield return Of(EntryKind.Release, release, words.Text("made-from", ("release", release), ("hash", sha256[..12]), ("day", words.Day(asOf))));
    }

    /// <summary>How a tablet of this drug is taken, where a source of the place says so.</summary>
    public static IEnumerable<TakingEntry> Taking(GuidanceRelease release, string drug, Jurisdiction where) =>
        release.PatientLayout.Taking.Where(t => t.Drug == drug && t.Where.Contains(where));

    private static PatientSentence Of(EntryKind kind, string id, string text) => new(new PatientEntry(kind, id), text);
}
