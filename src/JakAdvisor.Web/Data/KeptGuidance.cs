namespace JakAdvisor.Web.Data;

/// <summary>The files of a guidance release that was ever used, so that any assessment can be replayed to the same bytes.</summary>
public sealed class KeptGuidance
{
    /// <summary>SHA-256 over the files.</summary>
    public required string Sha256 { get; init; }

    public required string Release { get; init; }

    /// <summary>JSON object: path to text.</summary>
    public required string Files { get; init; }

    public DateTime KeptAt { get; init; }
}

/// <summary>A data protection key, shared by every web process.</summary>
public sealed class ProtectionKey
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
