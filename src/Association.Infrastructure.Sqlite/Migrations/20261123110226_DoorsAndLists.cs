using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DoorsAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ClosesAt",
                table: "Surveys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Coupon",
                table: "GroupSeats",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Discount_Amount",
                table: "GroupSeats",
                type: "TEXT",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "Options",
                table: "CheckInLists",
                type: "TEXT",
                maxLength: 1500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "Logo",
                table: "BadgeTemplates",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone_Cipher",
                table: "Answers",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone_Index",
                table: "Answers",
                type: "TEXT",
                maxLength: 44,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone_Masked",
                table: "Answers",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupSeats_Coupon",
                table: "GroupSeats",
                column: "Coupon");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeTemplates_Logo",
                table: "BadgeTemplates",
                column: "Logo");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_Phone_Index",
                table: "Answers",
                column: "Phone_Index");

            migrationBuilder.AddForeignKey(
                name: "FK_BadgeTemplates_Files_Logo",
                table: "BadgeTemplates",
                column: "Logo",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupSeats_CouponCodes_Coupon",
                table: "GroupSeats",
                column: "Coupon",
                principalTable: "CouponCodes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_BadgeTemplates_Files_Logo",
                table: "BadgeTemplates");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupSeats_CouponCodes_Coupon",
                table: "GroupSeats");

            migrationBuilder.DropIndex(
                name: "IX_GroupSeats_Coupon",
                table: "GroupSeats");

            migrationBuilder.DropIndex(
                name: "IX_BadgeTemplates_Logo",
                table: "BadgeTemplates");

            migrationBuilder.DropIndex(
                name: "IX_Answers_Phone_Index",
                table: "Answers");

            migrationBuilder.DropColumn(
                name: "ClosesAt",
                table: "Surveys");

            migrationBuilder.DropColumn(
                name: "Coupon",
                table: "GroupSeats");

            migrationBuilder.DropColumn(
                name: "Discount_Amount",
                table: "GroupSeats");

            migrationBuilder.DropColumn(
                name: "Options",
                table: "CheckInLists");

            migrationBuilder.DropColumn(
                name: "Logo",
                table: "BadgeTemplates");

            migrationBuilder.DropColumn(
                name: "Phone_Cipher",
                table: "Answers");

            migrationBuilder.DropColumn(
                name: "Phone_Index",
                table: "Answers");

            migrationBuilder.DropColumn(
                name: "Phone_Masked",
                table: "Answers");
        }
    }
}
