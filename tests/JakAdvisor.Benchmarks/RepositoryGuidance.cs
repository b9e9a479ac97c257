using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Tests.Performance;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Benchmarks;

/// <summary>The repository's guidance and the patients measured against it.</summary>
internal static class RepositoryGuidance
{
    public static string Folder => Repository.Path("seeds", "guidance");

    public static GuidanceRelease Load() => GuidanceLoader.FromFolder(Folder);

    public static MeasuredPatients Patients(GuidanceRelease release) =>
        new(release, File.ReadAllText(Repository.Path("tests", "cases", "complete-patient.json")));
}
