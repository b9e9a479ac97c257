using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Invariants;

/// <summary>The guidance library knows no database, host, log or clock; what it hands out cannot be changed; every member says what it means.</summary>
public class LibraryTests
{
    private static readonly Assembly Library = typeof(GuidanceRelease).Assembly;

    /// <summary>What a public property may be typed as: nothing through which the holder could change what another reads.</summary>
    private static readonly Type[] ReadOnlyShapes =
    [
        typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyDictionary<,>), typeof(IEnumerable<>), typeof(Nullable<>),
        typeof(System.Collections.Immutable.ImmutableArray<>), typeof(ReadOnlySpan<>),
    ];

    private static readonly Type[] Values = [typeof(string), typeof(bool), typeof(int), typeof(uint), typeof(double), typeof(decimal), typeof(DateOnly), typeof(object), typeof(Type)];

    private static readonly Type[] Exported = [.. Library.GetExportedTypes().Where(t => t.GetCustomAttribute<CompilerGeneratedAttribute>() is null)];

    public static TheoryData<string> PublicTypes => [.. Exported.Select(t => t.FullName!)];

    [Fact]
    public void It_stands_on_the_runtime_and_a_yaml_reader_alone()
    {
        var references = Library.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && n != "System").ToList();

        Assert.Equal(["YamlDotNet"], references);
        Assert.DoesNotContain(Library.GetReferencedAssemblies(), a => a.Name!.StartsWith("System.Net", StringComparison.Ordinal) || a.Name!.StartsWith("System.Data", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_cannot_be_changed_from_outside(string name)
    {
        var type = Library.GetType(name)!;
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        Assert.DoesNotContain(type.GetFields(all), f => !f.IsInitOnly && !f.IsLiteral && !type.IsEnum);
        Assert.All(type.GetProperties(all), p =>
        {
            Assert.True(p.SetMethod is null || !p.SetMethod.IsPublic || IsInit(p.SetMethod), $"{type.Name}.{p.Name} can be set");
            Assert.True(IsReadOnly(p.PropertyType), $"{type.Name}.{p.Name} hands out a {p.PropertyType}");
        });
        Assert.All(type.GetEvents(all), e => Assert.Fail($"{type.Name}.{e.Name} is an event"));
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_class_is_closed(string name) =>
        Assert.True(Library.GetType(name) is { IsClass: false } or { IsSealed: true } or { IsAbstract: true }, $"{name} can be inherited");

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void What_an_object_keeps_is_set_once(string name)
    {
        var type = Library.GetType(name)!;
        var fields = type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        Assert.All(fields, f => Assert.True(f.IsInitOnly || f.Name.EndsWith(">k__BackingField", StringComparison.Ordinal), $"{type.Name}.{f.Name} can change"));
    }

    [Fact]
    public void Every_public_type_and_member_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member").Select(m => (string)m.Attribute("name")!).ToHashSet(StringComparer.Ordinal);

        Assert.All(Exported, type => Assert.Contains($"T:{type.FullName!.Replace('+', '.')}", documented));
        Assert.All(
            Exported.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(p => p.GetIndexParameters().Length == 0 && !IsPositional(p)),
            p => Assert.Contains($"P:{p.DeclaringType!.FullName!.Replace('+', '.')}.{p.Name}", documented));
    }

    [Fact]
    public void The_clock_the_culture_and_chance_are_banned_by_the_compiler()
    {
        var banned = File.ReadAllText(Repository.Path("src", "JakAdvisor.Guidance", "BannedSymbols.txt"));
        string[] symbols =
        [
            "P:System.DateTime.Now;", "P:System.DateTime.UtcNow;", "P:System.DateTime.Today;", "P:System.DateTimeOffset.Now;", "P:System.DateTimeOffset.UtcNow;", "T:System.TimeProvider;",
            "T:System.Random;", "M:System.Guid.NewGuid;", "P:System.Globalization.CultureInfo.CurrentCulture;", "T:System.Environment;",
        ];

        Assert.All(symbols, s => Assert.Contains(s, banned, StringComparison.Ordinal));
        Assert.Contains("""<AdditionalFiles Include="BannedSymbols.txt" />""", File.ReadAllText(Repository.Path("src", "JakAdvisor.Guidance", "JakAdvisor.Guidance.csproj")), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", File.ReadAllText(Repository.Path("Directory.Build.props")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_banned_member_is_called_whatever_the_compiler_was_told()
    {
        using var stream = File.OpenRead(Library.Location);
        using var file = new System.Reflection.PortableExecutable.PEReader(stream);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(file);

        var called = metadata.MemberReferences.Select(m => metadata.GetMemberReference(m)).Where(m => m.Parent.Kind == System.Reflection.Metadata.HandleKind.TypeReference)
            .Select(m => (Type: metadata.GetTypeReference((System.Reflection.Metadata.TypeReferenceHandle)m.Parent), m.Name))
            .Select(m => $"{metadata.GetString(m.Type.Namespace)}.{metadata.GetString(m.Type.Name)}.{metadata.GetString(m.Name)}").ToHashSet(StringComparer.Ordinal);

        Assert.Contains("System.DateOnly.AddMonths", called);
        string[] banned =
        [
            "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
            "System.TimeProvider.get_System", "System.Random..ctor", "System.Random.get_Shared", "System.Guid.NewGuid", "System.Diagnostics.Stopwatch.GetTimestamp",
            "System.Environment.GetEnvironmentVariable", "System.Environment.get_TickCount64", "System.Globalization.CultureInfo.get_CurrentCulture", "System.TimeZoneInfo.get_Local",
            "System.Console.WriteLine", "System.Diagnostics.Debug.WriteLine", "System.Diagnostics.Trace.WriteLine",
        ];
        Assert.Empty(banned.Intersect(called, StringComparer.Ordinal));
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>A property of a record's parameter is documented at the parameter.</summary>
    private static bool IsPositional(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.Name == property.Name);

    private static bool IsReadOnly(Type type) =>
        Values.Contains(type) || type.IsEnum || type.IsGenericParameter
        || (type.Assembly == Library && !type.IsArray)
        || (type.IsGenericType && ReadOnlyShapes.Contains(type.GetGenericTypeDefinition()) && Array.TrueForAll(type.GetGenericArguments(), IsReadOnly))
        || (type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) && Array.TrueForAll(type.GetGenericArguments(), IsReadOnly));
}
