using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>What the form shows: the entries, what they come to, and whether errors are told yet.</summary>
public sealed class FormView(FormReading reading, GuidanceRelease release, DateOnly asOf, PatientIdentity? identity = null, FormKind? kind = null)
{
    private const int RowsAtLeast = 3;
    private const int RowsSpare = 1;

    public FormReading Reading => reading;

    public Entries Entries => reading.Entries;

    public GuidanceRelease Release => release;

    public FormKind Kind { get; } = kind ?? FormKind.Assessment(release);

    public DateOnly AsOf => asOf;

    /// <summary>What is on record, shown beside the questions; null for a form that is filled with it.</summary>
    public Entries? OnRecord { get; init; }

    public PatientIdentity? Identity => identity;

    /// <summary>Errors are told when somebody asked for the result, never while typing.</summary>
    public bool TellsErrors { get; init; }

    /// <summary>Whether a nurse answers: words that only a doctor records are not offered, unless one stands there.</summary>
    public bool ForNurse { get; init; }

    /// <summary>The button that brought the form here, for the focus; null when it was none of the form's own.</summary>
    public string? Pressed { get; init; }

    public IReadOnlyList<FieldError> Errors => TellsErrors ? reading.Errors : [];

    public IReadOnlyList<PleaseCheck> Checks => TellsErrors ? reading.Checks : [];

    public string? Error(string field) => TellsErrors ? reading.ErrorAt(field) : null;

    public QuestionView Question(string fact) => new(this, Kind.Facts[fact]);

    /// <summary>Whether the record answers the question already.</summary>
    public bool IsOfRecord(string fact) => identity is not null && (fact == EntriesToFacts.Age || (fact == EntriesToFacts.Sex && identity.Sex.Length > 0));

    public (int Answered, int Of) Status(FormSection section) =>
        (section.Facts.Count(fact => IsOfRecord(fact) || Answers.IsGiven(Entries, Kind.Facts[fact])), section.Facts.Count());

    /// <summary>The rows of a list to show: at least three, one more than are filled, and three more when they were asked for.</summary>
    public IEnumerable<int> Rows(string list)
    {
        var filled = Answers.Rows(Entries, list);
        var next = filled.Count == 0 ? 0 : filled[^1] + 1;
        return Enumerable.Range(0, Math.Max(RowsAtLeast, next + (Pressed == "row:" + list ? RowsAtLeast : RowsSpare)));
    }
}
