using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>interactions.yaml</c>: groups of medicines, and the therapy list with its classes and spellings.</summary>
internal static class MedicineLoader
{
    public static MedicineTable Read(GuidanceFiles files, SourceLoader sources, Faults faults)
    {
        var file = files.Map("interactions.yaml", faults, "groups", "therapies");
        var byName = new Dictionary<string, Medicine>(StringComparer.OrdinalIgnoreCase);
        var beginnings = new List<(string, Medicine)>();
        var groups = new List<MedicineGroup>();
        var agents = new List<Agent>();
        if (file is null) return new MedicineTable(groups, agents, byName, beginnings);

        foreach (var map in file.Maps("therapies", "agent", "class", "also"))
        {
            var agent = new Agent(map.Text("agent"), map.Text("class"));
            var medicine = new Medicine(agent.Name, [], agent.Name) { AgentIndex = agents.Count };
            agents.Add(agent);
            foreach (var name in map.Texts("also", mayBeEmpty: true).Prepend(agent.Name)) Name(map, name, medicine);
        }
        foreach (var map in file.Maps("groups", "id", "label", "sources", "mark", "members", "excluded"))
        {
            var members = new List<string>();
            foreach (var member in map.Maps("members", "name", "also", "begins"))
            {
                var generic = member.Text("name");
                members.Add(generic);
                var bit = 1u << groups.Count;
                var medicine = byName.TryGetValue(generic, out var known)
                    ? known with { Groups = [.. known.Groups, map.Text("id")], GroupBits = known.GroupBits | bit }
                    : new Medicine(generic, [map.Text("id")], null) { GroupBits = bit };
                foreach (var other in byName.Where(n => ReferenceEquals(n.Value, known)).Select(n => n.Key).ToList()) byName[other] = medicine;
                byName[generic] = medicine;
                foreach (var name in member.Texts("also", mayBeEmpty: true)) Name(member, name, medicine);
                if (member.Flag("begins")) beginnings.Add((generic, medicine));
            }
            groups.Add(new MedicineGroup(map.Text("id"), map.Text("label"), members, [.. sources.Cited(map).Select(s => s.Id)], map.Named<Mark>("mark")));
        }
        if (groups.Count > 31) file.Fault("there can be 31 interaction groups at most");
        if (agents.Count > 63) file.Fault("there can be 63 medicines in the therapy list at most");
        return new MedicineTable(groups, agents, byName, beginnings);

        void Name(YamlMap map, string name, Medicine medicine)
        {
            if (!byName.TryAdd(name, medicine) && byName[name].Generic != medicine.Generic)
                map.Fault($"{name} already stands for {byName[name].Generic}, it cannot stand for {medicine.Generic} too");
        }
    }
}
