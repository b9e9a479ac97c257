namespace JakAdvisor.Guidance.Rules;

/// <summary>The words of the patient's page in one language, from <c>patient.&lt;language&gt;.yaml</c>. Every language has the same entries; words in braces are filled in.</summary>
public sealed record PatientLanguage
{
    /// <summary>Two letters, as in the file's name.</summary>
    public required string Code { get; init; }

    /// <summary>The language's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The language tag of the page, such as <c>zh-Hans</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>How dates are written, in .NET's letters.</summary>
    public required string Date { get; init; }

    /// <summary>What stands on every page about the state of the translation; empty for the language it was written in.</summary>
    public required string Notice { get; init; }

    /// <summary>The heading of each section, by the section's id.</summary>
    public required IReadOnlyDictionary<string, string> Headings { get; init; }

    /// <summary>What the page says of itself, of the decision, the dose and the clinic.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>The name of each drug.</summary>
    public required IReadOnlyDictionary<string, string> Medicines { get; init; }

    /// <summary>How often a dose is taken, by the words of the regimens.</summary>
    public required IReadOnlyDictionary<string, string> Times { get; init; }

    /// <summary>How a tablet is taken, by the entry of <see cref="PatientLayout.Taking"/>.</summary>
    public required IReadOnlyDictionary<string, string> Taking { get; init; }

    /// <summary>Why the dose differs, by dose rule.</summary>
    public required IReadOnlyDictionary<string, string> Doses { get; init; }

    /// <summary>What the person still has to do, by rule.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    /// <summary>What is checked, by monitoring entry.</summary>
    public required IReadOnlyDictionary<string, string> Monitoring { get; init; }

    /// <summary>How often, by the words of the monitoring entries.</summary>
    public required IReadOnlyDictionary<string, string> Every { get; init; }

    /// <summary>The group a figure is compared with, by its name in the evidence.</summary>
    public required IReadOnlyDictionary<string, string> Comparators { get; init; }

    /// <summary>What a figure says, by figure.</summary>
    public required IReadOnlyDictionary<string, string> Figures { get; init; }

    /// <summary>What the person should know, by counselling entry.</summary>
    public required IReadOnlyDictionary<string, string> Counselling { get; init; }

    /// <summary>What the page after a visit says beside all this; null in releases of before there was one.</summary>
    public VisitPageTexts? Visit { get; init; }
}

/// <summary>What the patient's page holds in every language, from <c>patient.yaml</c>.</summary>
/// <param name="Sections">Its sections in order.</param>
/// <param name="RecordOnly">Rules that ask for something of the record only: the patient is told nothing of them.</param>
/// <param name="Taking">How a tablet is taken, where a source says so.</param>
/// <param name="Figures">The figures told to patients.</param>
public sealed record PatientLayout(
    IReadOnlyList<PatientSectionPlan> Sections, IReadOnlyList<string> RecordOnly, IReadOnlyList<TakingEntry> Taking, IReadOnlyList<PatientFigure> Figures)
{
    /// <summary>What the page after a visit holds; null in releases of before there was one.</summary>
    public VisitPageLayout? Visit { get; init; }
}

/// <summary>One section.</summary>
/// <param name="Id">Its id, the key of its heading.</param>
/// <param name="Counselling">The counselling entries that stand in it.</param>
public sealed record PatientSectionPlan(string Id, IReadOnlyList<string> Counselling);

/// <summary>How a tablet is taken.</summary>
/// <param name="Id">Its id, the key of its sentence.</param>
/// <param name="Drug">The drug.</param>
/// <param name="Where">The places it is for.</param>
/// <param name="Sources">The statements it rests on.</param>
public sealed record TakingEntry(string Id, string Drug, IReadOnlyList<Jurisdiction> Where, IReadOnlyList<Source> Sources);

/// <summary>A figure told to patients.</summary>
/// <param name="Figure">The figure, with its comparison.</param>
/// <param name="Drugs">For a figure of the class the drugs for which it is told, whatever the disease and dose studied; empty for a figure of the person's own drug, disease and dose.</param>
public sealed record PatientFigure(EvidenceFigure Figure, IReadOnlyList<string> Drugs);
