namespace JakAdvisor.Guidance.Treatment;

/// <summary>The facts of a visit that the program reads or works out by name.</summary>
internal static class FactNames
{
    public const string VisitOn = "visit.on";
    public const string Drug = "treatment.drug";
    public const string StartedOn = "treatment.startedOn";
    public const string Phase = "treatment.phase";
    public const string Week = "treatment.week";
    public const string HaemoglobinFall = "labs.haemoglobinFall";
    public const string LiverInjury = "labs.liverInjurySuspected";
    public const string CrpNormal = "labs.crpNormal";
    public const string Pregnant = "event.pregnant";
    public const string HbvDnaDetectable = "event.hbvDnaDetectable";
    public const string ResponseRecorded = "response.recorded";
    public const string ResponseAny = "response.any";
    public const string ResponseEver = "response.ever";
    public const string ItemOverdue = "visit.itemOverdue";
    public const string SkinExaminedOn = "skin.examinedOn";

    public const string Cdai = "disease.cdai";
    public const string Hbi = "disease.hbi";
    public const string SesCd = "disease.sesCd";
    public const string SesCdHighest = "disease.sesCdHighestSubscore";
    public const string SesCdUlcerated = "disease.sesCdUlceratedSurface";
    public const string Mayo = "disease.mayo";
    public const string MayoBleeding = "disease.mayoBleeding";
    public const string MayoHighest = "disease.mayoHighestSubscore";

    public const string CrpUpperLimit = "clinic.crpUpperLimit";
    public const string EsrUpperLimit = "clinic.esrUpperLimit";
    public const string OutcomeDays = "clinic.outcomeDays";

    /// <summary>The two lists that say which medicines are taken.</summary>
    public static readonly IReadOnlyList<string> MedicineLists = ["therapy.history", "medications.current"];

    /// <summary>Disease indices with their subscores: what they were before the start says nothing of now.</summary>
    public static readonly IReadOnlyList<string> Indices = [Cdai, Hbi, SesCd, SesCdHighest, SesCdUlcerated, Mayo, MayoBleeding, MayoHighest];

    /// <summary>The indices a disease is judged by; none while the disease is unknown or unclassified.</summary>
    public static IReadOnlyList<string> IndicesOf(string? disease) => disease switch
    {
        "crohns-disease" => [Cdai, Hbi, SesCd],
        "ulcerative-colitis" => [Mayo, MayoBleeding],
        _ => [],
    };
}
