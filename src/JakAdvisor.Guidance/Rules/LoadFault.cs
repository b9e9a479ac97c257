namespace JakAdvisor.Guidance.Rules;

/// <summary>One fault in the guidance files.</summary>
/// <param name="File">The file, from the guidance folder.</param>
/// <param name="Line">The line, from 1; 0 when the fault is the whole file's.</param>
/// <param name="Sentence">What is wrong and what is possible.</param>
public sealed record LoadFault(string File, int Line, string Sentence)
{
    /// <summary>File, line and sentence as one line.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Sentence}");
}

/// <summary>The guidance cannot be used. The program does not start on broken guidance.</summary>
public sealed class GuidanceException : Exception
{
    /// <summary>Makes the exception of its faults.</summary>
    public GuidanceException(IReadOnlyList<LoadFault> faults)
        : base(string.Join('\n', faults.Select(f => f.ToString()))) => Faults = faults;

    /// <summary>Every fault found, in the order of files and lines.</summary>
    public IReadOnlyList<LoadFault> Faults { get; }
}
