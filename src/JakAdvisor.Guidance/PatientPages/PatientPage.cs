using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>What calls for a sentence on the patient's page.</summary>
public enum EntryKind
{
    /// <summary>The signed decision, or that there is none.</summary>
    Decision,

    /// <summary>The evaluation as a whole.</summary>
    Evaluation,

    /// <summary>The drug's regimen.</summary>
    Regimen,

    /// <summary>A dose rule that is met.</summary>
    Dose,

    /// <summary>How the tablet is taken.</summary>
    Taking,

    /// <summary>A rule that is met.</summary>
    Rule,

    /// <summary>A counselling entry.</summary>
    Counselling,

    /// <summary>A monitoring entry.</summary>
    Monitoring,

    /// <summary>A figure of the evidence.</summary>
    Figure,

    /// <summary>The clinic's settings.</summary>
    Clinic,

    /// <summary>The guidance release.</summary>
    Release,

    /// <summary>The visit, and where its evaluation stands.</summary>
    Visit,

    /// <summary>The treatment record: the dose in force and the last step.</summary>
    Treatment,

    /// <summary>A topic of the start rules in which something is new since the start.</summary>
    Change,

    /// <summary>Something that is still needed.</summary>
    Need,

    /// <summary>A number of the disease, at the start and now.</summary>
    Measure,

    /// <summary>An outcome against the start.</summary>
    Outcome,
}

/// <summary>The entry that calls for a sentence.</summary>
/// <param name="Kind">Which kind of entry.</param>
/// <param name="Id">Its id.</param>
public readonly record struct PatientEntry(EntryKind Kind, string Id)
{
    /// <summary>Kind and id as one word, such as <c>rule:tb-igra-missing</c>.</summary>
    public override string ToString() => $"{Names.Of(Kind)}:{Id}";
}

/// <summary>One thing the page says: a sentence or a few that belong together.</summary>
/// <param name="Entry">What calls for it.</param>
/// <param name="Text">The words, everything filled in.</param>
public sealed record PatientSentence(PatientEntry Entry, string Text)
{
    /// <summary>Whether it is something to do, with a box to tick.</summary>
    public bool ToDo { get; init; }

    /// <summary>The picture of a figure; null for any other sentence.</summary>
    public PatientPicture? Picture { get; init; }

    /// <summary>The picture of the group it is compared with; null for any other sentence.</summary>
    public PatientPicture? Compared { get; init; }
}

/// <summary>A picture of 100 people.</summary>
/// <param name="Count">How many of them are filled in, 0 to 100.</param>
/// <param name="Label">What stands under it.</param>
/// <param name="Told">The same for people who cannot see it.</param>
public sealed record PatientPicture(int Count, string Label, string Told);

/// <summary>A line of the calendar.</summary>
/// <param name="When">The week with its date, the weeks with theirs, or how often.</param>
/// <param name="Checks">What is checked then.</param>
public sealed record CalendarLine(string When, IReadOnlyList<PatientSentence> Checks);

/// <summary>One section of the page; a section with nothing to say is left out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Sentences">What it says.</param>
/// <param name="Calendar">The checks by time; empty outside the section on checks.</param>
/// <param name="Sources">The titles it names in small print; empty outside the section on sources.</param>
public sealed record PatientSection(string Id, string Heading, IReadOnlyList<PatientSentence> Sentences, IReadOnlyList<CalendarLine> Calendar, IReadOnlyList<string> Sources);

/// <summary>The page that the patient takes home, ready to be laid out. Made by <see cref="PatientPageComposer"/> and, after a visit, by <see cref="VisitPageComposer"/>.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Marks">What stands across every printed page that nobody may act on: in English, and in its language where that is another. Empty for one that counts.</param>
/// <param name="Drug">The drug it is about; null when the decision is for none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Identity">Name, birth date and record number in one line, for every page.</param>
/// <param name="Day">The day it is from, in words.</param>
/// <param name="ClinicUnknown">Whether nobody has set whom to call.</param>
/// <param name="Sections">Its sections in order.</param>
public sealed record PatientPage(
    PatientLanguage Language, IReadOnlyList<string> Marks, string? Drug, string Title, string Identity, string Day, bool ClinicUnknown, IReadOnlyList<PatientSection> Sections)
{
    /// <summary>Whether nobody may act on it: no decision is signed, or a newer visit takes its place.</summary>
    public bool IsDraft => Marks.Count > 0;
}

/// <summary>What is decided. Without one the page is a draft.</summary>
/// <param name="Kind">start, defer or decline.</param>
/// <param name="Drug">The drug of a start; empty otherwise.</param>
/// <param name="Dose">The dose as signed, in the clinician's words; empty otherwise.</param>
/// <param name="PlannedStart">The first day of a start; null when none is set.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="SignedOn">The day of the signature.</param>
public sealed record PatientDecision(string Kind, string Drug, string Dose, DateOnly? PlannedStart, string SignedBy, DateOnly SignedOn);

/// <summary>Whose page it is.</summary>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="RecordNumber">The record number.</param>
public sealed record PatientIdentity(string Name, DateOnly BirthDate, string RecordNumber);

/// <summary>Whom the patient calls. A text that nobody has set is empty.</summary>
/// <param name="Name">The clinic's name.</param>
/// <param name="Phone">Its telephone number.</param>
/// <param name="Hours">When it answers.</param>
/// <param name="OutOfHours">Whom to call when it does not.</param>
/// <param name="EmergencyNumber">The number of the ambulance.</param>
public sealed record ClinicDetails(string Name, string Phone, string Hours, string OutOfHours, string EmergencyNumber);

/// <summary>Everything the page is made from, beside the guidance release the evaluation was made with.</summary>
public sealed record PatientPageContent
{
    /// <summary>The stored evaluation.</summary>
    public required Evaluation.Evaluation Evaluation { get; init; }

    /// <summary>The disease recorded in the facts evaluated, a word of <c>disease.type</c>; null when unknown.</summary>
    public required string? Disease { get; init; }

    /// <summary>The signed decision; null for a draft.</summary>
    public required PatientDecision? Decision { get; init; }

    /// <summary>The drug a draft is about; null or an unknown one takes the one with the best verdict.</summary>
    public string? DraftDrug { get; init; }

    /// <summary>Whose page it is.</summary>
    public required PatientIdentity Patient { get; init; }

    /// <summary>Whom to call.</summary>
    public required ClinicDetails Clinic { get; init; }

    /// <summary>The day printed on every page.</summary>
    public required DateOnly Today { get; init; }
}
